package org.jtlsproxy.config;

import java.time.Duration;

/**
 * Parameters that every Postfix daemon reads (postconf(5)) and that matter to this one. Defaults
 * that differ between builds, directories above all, are those of Debian 12.
 */
public final class GenericParameters {
  public static final Parameter<String> COMPATIBILITY_LEVEL =
      Parameter.text("compatibility_level", "0").since("3.0");

  public static final Parameter<String> MAIL_VERSION =
      Parameter.nonEmptyText("mail_version", "3.7.11");

  public static final Parameter<String> SYSLOG_FACILITY =
      Parameter.nonEmptyText("syslog_facility", "mail");

  public static final Parameter<String> MULTI_INSTANCE_NAME =
      Parameter.text("multi_instance_name", "").since("2.6");

  public static final Parameter<String> MAILLOG_FILE =
      Parameter.text("maillog_file", "").since("3.4");

  public static final Parameter<String> MAILLOG_FILE_PREFIXES =
      Parameter.nonEmptyText("maillog_file_prefixes", "/var, /dev/stdout").since("3.4");

  public static final Parameter<String> POSTLOG_SERVICE_NAME =
      Parameter.nonEmptyText("postlog_service_name", "postlog").since("3.4");

  public static final Parameter<Boolean> DAEMON_TABLE_OPEN_ERROR_IS_FATAL =
      Parameter.yesNo("daemon_table_open_error_is_fatal", "no").since("2.9");

  public static final Parameter<Boolean> SMTPUTF8_ENABLE =
      Parameter.yesNo("smtputf8_enable", "${{$compatibility_level} <level {1} ? {no} : {yes}}")
          .since("3.0");

  public static final Parameter<String> MYHOSTNAME = Parameter.nonEmptyText("myhostname", "");

  public static final Parameter<String> MYDOMAIN = Parameter.nonEmptyText("mydomain", "");

  public static final Parameter<String> SYSLOG_NAME =
      Parameter.nonEmptyText(
          "syslog_name", "${multi_instance_name?{$multi_instance_name}:{postfix}}");

  public static final Parameter<String> MAIL_OWNER =
      Parameter.nonEmptyText("mail_owner", "postfix");

  public static final Parameter<String> SETGID_GROUP =
      Parameter.nonEmptyText("setgid_group", "postdrop")
          .noEffect("checked at the start, as Postfix does");

  public static final Parameter<String> MYORIGIN =
      Parameter.nonEmptyText("myorigin", "$myhostname")
          .noEffect("checked at the start, as Postfix does");

  public static final Parameter<String> RELAYHOST =
      Parameter.text("relayhost", "").noEffect("checked at the start, as Postfix does");

  public static final Parameter<String> DAEMON_DIRECTORY =
      Parameter.nonEmptyText("daemon_directory", "/usr/lib/postfix/sbin")
          .noEffect("only for $name references");

  public static final Parameter<String> DATA_DIRECTORY =
      Parameter.nonEmptyText("data_directory", "/var/lib/postfix")
          .since("2.5")
          .noEffect("only for $name references");

  public static final Parameter<String> COMMAND_DIRECTORY =
      Parameter.nonEmptyText("command_directory", "/usr/sbin");

  public static final Parameter<String> META_DIRECTORY =
      Parameter.nonEmptyText("meta_directory", "/etc/postfix")
          .since("3.0")
          .noEffect("postmap(1) opens the tables and reads it itself");

  public static final Parameter<String> QUEUE_DIRECTORY =
      Parameter.nonEmptyText("queue_directory", "/var/spool/postfix");

  public static final Parameter<String> SHLIB_DIRECTORY =
      Parameter.nonEmptyText("shlib_directory", "/usr/lib/postfix")
          .since("3.0")
          .noEffect("postmap(1) opens the tables and reads it itself");

  public static final Parameter<String> DEFAULT_PRIVS =
      Parameter.nonEmptyText("default_privs", "nobody")
          .noEffect("checked at the start, as Postfix does");

  public static final Parameter<String> IMPORT_ENVIRONMENT =
      Parameter.text(
              "import_environment",
              "MAIL_CONFIG MAIL_DEBUG MAIL_LOGTAG TZ XAUTHORITY DISPLAY LANG=C POSTLOG_SERVICE POSTLOG_HOSTNAME")
          .noEffect("master(8) reads it");

  public static final Parameter<String> DEFAULT_VERP_DELIMITERS =
      Parameter.text("default_verp_delimiters", "+=", 2, 2)
          .noEffect("checked at the start, as Postfix does");

  public static final Parameter<String> VERP_DELIMITER_FILTER =
      Parameter.nonEmptyText("verp_delimiter_filter", "-=+")
          .noEffect("checked at the start, as Postfix does");

  public static final Parameter<String> PROXYMAP_SERVICE_NAME =
      Parameter.nonEmptyText("proxymap_service_name", "proxymap")
          .since("2.6")
          .noEffect("postmap(1) opens the tables and reads it itself");

  public static final Parameter<Integer> MAX_USE = Parameter.integer("max_use", "100", 1, 0);

  public static final Parameter<Integer> BERKELEY_DB_READ_BUFFER_SIZE =
      Parameter.integer("berkeley_db_read_buffer_size", "131072", 1, 0)
          .since("2.0")
          .noEffect("postmap(1) opens the tables and reads it itself");

  public static final Parameter<Long> LMDB_MAP_SIZE =
      Parameter.longInteger("lmdb_map_size", "16777216", 1, 0)
          .since("2.11")
          .noEffect("postmap(1) opens the tables and reads it itself");

  public static final Parameter<Duration> MAX_IDLE = Parameter.time("max_idle", "100s", 1, 0);

  public static final Parameter<Duration> IPC_TIMEOUT =
      Parameter.time("ipc_timeout", "3600s", 1, 0);

  public static final Parameter<Duration> IPC_IDLE = Parameter.time("ipc_idle", "5s", 1, 0);

  public static final Parameter<Duration> IPC_TTL =
      Parameter.time("ipc_ttl", "1000s", 1, 0).since("2.1");

  private GenericParameters() {}
}
