#if YAML
  import LeadActions
  import Yams

  /// YAML as files need it: bounded, and with line and column of what is wrong.
  package enum YAMLText {}
#endif
