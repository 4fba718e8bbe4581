package org.jtlsproxy.config;

import java.time.Duration;
import java.util.List;

/**
 * The parameters that every Postfix daemon evaluates at its start, in the order in which it does
 * so. The order matters: a default may refer only to what comes before it, and of several mistakes
 * the first one is reported.
 */
final class GenericOrder {
  private static final String UNUSED = "tlsproxy has no use for it";

  /** What later defaults and the logging of later mistakes depend on. */
  static final List<Parameter<?>> FIRST_TEXTS =
      List.of(
          GenericParameters.SYSLOG_FACILITY,
          text("inet_protocols", "all").since("2.2"),
          text("multi_instance_directories", "").since("2.6"),
          text("multi_instance_group", "").since("2.6"),
          GenericParameters.MULTI_INSTANCE_NAME,
          GenericParameters.MAILLOG_FILE,
          GenericParameters.MAILLOG_FILE_PREFIXES,
          nonEmptyText("maillog_file_compressor", "gzip").since("3.4"),
          nonEmptyText("maillog_file_rotate_suffix", "%Y%m%d-%H%M%S").since("3.4"),
          GenericParameters.POSTLOG_SERVICE_NAME,
          text("dnssec_probe", "ns:.").since("3.6"),
          text("known_tcp_ports", "lmtp=24, smtp=25, smtps=submissions=465, submission=587")
              .since("3.6"));

  /** The syslog facility is known by now. */
  static final List<Parameter<?>> FIRST_BOOLEANS =
      List.of(
          GenericParameters.DAEMON_TABLE_OPEN_ERROR_IS_FATAL,
          yesNo("dns_ncache_ttl_fix_enable", "no").since("3.1"),
          GenericParameters.SMTPUTF8_ENABLE,
          yesNo("enable_idna2003_compatibility", "no").since("3.2"),
          yesNo("respectful_logging", "${{$compatibility_level} <level {3.6} ? {no} : {yes}}")
              .since("3.6"));

  /** Host and domain name come before these. */
  static final List<Parameter<?>> TEXTS =
      List.of(
          nonEmptyText("mail_name", "Postfix"),
          GenericParameters.SYSLOG_NAME,
          GenericParameters.MAIL_OWNER,
          GenericParameters.SETGID_GROUP,
          text("mydestination", "$myhostname, localhost.$mydomain, localhost"),
          GenericParameters.MYORIGIN,
          GenericParameters.RELAYHOST,
          GenericParameters.DAEMON_DIRECTORY,
          GenericParameters.DATA_DIRECTORY,
          GenericParameters.COMMAND_DIRECTORY,
          GenericParameters.META_DIRECTORY,
          GenericParameters.QUEUE_DIRECTORY,
          GenericParameters.SHLIB_DIRECTORY,
          nonEmptyText("process_id_directory", "pid"),
          text("inet_interfaces", "all").since("2.2"),
          text("proxy_interfaces", "").since("2.0"),
          nonEmptyText("double_bounce_sender", "double-bounce"),
          GenericParameters.DEFAULT_PRIVS,
          text("alias_database", "hash:/etc/aliases"),
          nonEmptyText("mail_release_date", "20240304"),
          nonEmptyText("default_database_type", "hash"),
          nonEmptyText("hash_queue_names", "deferred, defer"),
          text("recipient_delimiter", ""),
          text("relay_domains", "${{$compatibility_level} <level {2} ? {$mydestination} : {}}"),
          text("fast_flush_domains", "$relay_domains"),
          text("export_environment", "TZ MAIL_CONFIG LANG"),
          GenericParameters.IMPORT_ENVIRONMENT,
          nonEmptyText(
              "mynetworks_style", "${{$compatibility_level} <level {2} ? {subnet} : {host}}"),
          text("debug_peer_list", ""),
          GenericParameters.DEFAULT_VERP_DELIMITERS,
          GenericParameters.VERP_DELIMITER_FILTER,
          text(
              "parent_domain_matches_subdomains",
              "debug_peer_list,fast_flush_domains,mynetworks,permit_mx_backup_networks,qmqpd_authorized_clients,relay_domains,smtpd_access_maps"),
          text("alternate_config_directories", ""),
          nonEmptyText("bounce_service_name", "bounce").since("2.0"),
          nonEmptyText("cleanup_service_name", "cleanup").since("2.0"),
          nonEmptyText("defer_service_name", "defer").since("2.0"),
          nonEmptyText("pickup_service_name", "pickup").since("2.0"),
          nonEmptyText("queue_service_name", "qmgr").since("2.0"),
          nonEmptyText("rewrite_service_name", "rewrite").since("2.0"),
          nonEmptyText("showq_service_name", "showq").since("2.0"),
          nonEmptyText("error_service_name", "error").since("2.0"),
          nonEmptyText("flush_service_name", "flush").since("2.0"),
          nonEmptyText("address_verify_service_name", "verify"),
          nonEmptyText("trace_service_name", "trace").since("2.1"),
          GenericParameters.PROXYMAP_SERVICE_NAME,
          nonEmptyText("proxywrite_service_name", "proxywrite").since("2.6"),
          text("internal_mail_filter_classes", "").since("2.3"),
          text("multi_instance_wrapper", "").since("2.6"),
          text("default_delivery_status_filter", "").since("3.0"),
          nonEmptyText("smtputf8_autodetect_classes", "sendmail, verify").since("3.0"),
          text("message_drop_headers", "bcc, content-length, resent-bcc, return-path").since("3.0"),
          nonEmptyText("info_log_address_format", "external").since("3.5"));

  /** Numbers, times and booleans. */
  static final List<Parameter<?>> OTHERS =
      List.of(
          integer("default_process_limit", "100", 1, 0),
          GenericParameters.MAX_USE,
          integer("dont_remove", "0", 0, 0),
          integer("line_length_limit", "2048", 512, 0),
          integer("hash_queue_depth", "1", 1, 0),
          integer("fork_attempts", "5", 1, 0),
          integer("deliver_lock_attempts", "20", 1, 0),
          integer("debug_peer_level", "2", 1, 0),
          integer("fault_injection_code", "0", 0, 0),
          integer("berkeley_db_create_buffer_size", "16777216", 1, 0).since("2.0"),
          GenericParameters.BERKELEY_DB_READ_BUFFER_SIZE,
          integer("header_size_limit", "102400", 1, 0),
          integer("header_address_token_limit", "10240", 1, 0),
          integer("mime_nesting_limit", "100", 1, 0).since("2.0"),
          integer("mime_boundary_length_limit", "2048", 1, 0).since("2.0"),
          integer("delay_logging_resolution_limit", "2", 0, 6).since("2.3"),
          integer("tcp_windowsize", "0", 0, 0).since("2.6"),
          longInteger("message_size_limit", "10240000", 0, 0),
          GenericParameters.LMDB_MAP_SIZE,
          yesNo("disable_dns_lookups", "no"),
          yesNo("soft_bounce", "no"),
          yesNo("owner_request_special", "yes"),
          yesNo("strict_8bitmime", "no").since("2.0"),
          yesNo("strict_7bit_headers", "no").since("2.0"),
          yesNo("strict_8bitmime_body", "no").since("2.0"),
          yesNo("strict_mime_encoding_domain", "no").since("2.0"),
          yesNo("disable_mime_input_processing", "no").since("2.0"),
          yesNo("disable_mime_output_conversion", "no").since("2.0"),
          yesNo("address_verify_negative_cache", "yes").since("2.1"),
          yesNo("backwards_bounce_logfile_compatibility", "yes").since("2.1"),
          yesNo("helpful_warnings", "yes").since("2.0"),
          yesNo("send_cyrus_sasl_authzid", "no").since("2.4"),
          yesNo("multi_instance_enable", "no").since("2.6"),
          yesNo("enable_long_queue_ids", "no").since("2.9"),
          yesNo("strict_smtputf8", "no").since("3.0"),
          yesNo("enable_original_recipient", "yes").since("2.1"),
          time("application_event_drain_time", "100s", 1, 0).since("2.1"),
          GenericParameters.MAX_IDLE,
          GenericParameters.IPC_TIMEOUT,
          GenericParameters.IPC_IDLE,
          GenericParameters.IPC_TTL,
          time("trigger_timeout", "10s", 1, 0),
          time("fork_delay", "1s", 1, 0),
          time("deliver_lock_delay", "1s", 1, 0),
          time("stale_lock_time", "500s", 1, 0),
          time("daemon_timeout", "18000s", 1, 0),
          time("in_flow_delay", "1s", 0, 10));

  /** The default of mynetworks is made of the addresses of this machine; not so here. */
  static final Parameter<String> MYNETWORKS = text("mynetworks", "");

  private GenericOrder() {}

  private static Parameter<String> text(String name, String defaultText) {
    return Parameter.text(name, defaultText).noEffect(UNUSED);
  }

  private static Parameter<String> nonEmptyText(String name, String defaultText) {
    return Parameter.nonEmptyText(name, defaultText).noEffect(UNUSED);
  }

  private static Parameter<Boolean> yesNo(String name, String defaultText) {
    return Parameter.yesNo(name, defaultText).noEffect(UNUSED);
  }

  private static Parameter<Integer> integer(
      String name, String defaultText, int minimum, int maximum) {
    return Parameter.integer(name, defaultText, minimum, maximum).noEffect(UNUSED);
  }

  private static Parameter<Long> longInteger(
      String name, String defaultText, long minimum, long maximum) {
    return Parameter.longInteger(name, defaultText, minimum, maximum).noEffect(UNUSED);
  }

  private static Parameter<Duration> time(
      String name, String defaultText, int minimum, int maximum) {
    return Parameter.time(name, defaultText, minimum, maximum).noEffect(UNUSED);
  }
}
