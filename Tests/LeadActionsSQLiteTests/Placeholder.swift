#if SQLite
  import LeadActionsSQLite
#endif
