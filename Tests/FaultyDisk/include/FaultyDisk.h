#ifndef FAULTY_DISK_H
#define FAULTY_DISK_H

#ifdef LEAD_ACTIONS_SQLITE
int faulty_disk_version(void);
#endif

#endif
