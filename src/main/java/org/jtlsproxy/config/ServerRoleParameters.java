package org.jtlsproxy.config;

import java.time.Duration;

/**
 * Parameters of the server role (tlsproxy(8), STARTTLS SERVER CONTROLS). Each {@code smtpd_...}
 * parameter only gives the default of its clone.
 */
public final class ServerRoleParameters {
  public static final Parameter<Integer> SMTPD_TLS_CCERT_VERIFYDEPTH =
      Parameter.integer("smtpd_tls_ccert_verifydepth", "9", 0, 0).since("2.2").notYet();

  public static final Parameter<Integer> TLSPROXY_TLS_CCERT_VERIFYDEPTH =
      Parameter.integer("tlsproxy_tls_ccert_verifydepth", "$smtpd_tls_ccert_verifydepth", 0, 0)
          .since("2.8")
          .notYet();

  public static final Parameter<Duration> TLSPROXY_WATCHDOG_TIMEOUT =
      Parameter.time("tlsproxy_watchdog_timeout", "10s", 10, 0).since("2.8");

  public static final Parameter<Boolean> SMTPD_USE_TLS =
      Parameter.yesNo("smtpd_use_tls", "no").since("2.2");

  public static final Parameter<Boolean> TLSPROXY_USE_TLS =
      Parameter.yesNo("tlsproxy_use_tls", "$smtpd_use_tls").since("2.8");

  public static final Parameter<Boolean> SMTPD_ENFORCE_TLS =
      Parameter.yesNo("smtpd_enforce_tls", "no").since("2.2");

  public static final Parameter<Boolean> TLSPROXY_ENFORCE_TLS =
      Parameter.yesNo("tlsproxy_enforce_tls", "$smtpd_enforce_tls").since("2.8");

  public static final Parameter<Boolean> SMTPD_TLS_ASK_CCERT =
      Parameter.yesNo("smtpd_tls_ask_ccert", "no").since("2.2").notYet();

  public static final Parameter<Boolean> TLSPROXY_TLS_ASK_CCERT =
      Parameter.yesNo("tlsproxy_tls_ask_ccert", "$smtpd_tls_ask_ccert").since("2.8").notYet();

  public static final Parameter<Boolean> SMTPD_TLS_REQ_CCERT =
      Parameter.yesNo("smtpd_tls_req_ccert", "no").since("2.2").notYet();

  public static final Parameter<Boolean> TLSPROXY_TLS_REQ_CCERT =
      Parameter.yesNo("tlsproxy_tls_req_ccert", "$smtpd_tls_req_ccert").since("2.8").notYet();

  public static final Parameter<Boolean> SMTPD_TLS_ALWAYS_ISSUE_SESSION_IDS =
      Parameter.yesNo("smtpd_tls_always_issue_session_ids", "yes")
          .since("2.3")
          .noEffect("the TLS library decides");

  public static final Parameter<Boolean> TLSPROXY_TLS_ALWAYS_ISSUE_SESSION_IDS =
      Parameter.yesNo(
              "tlsproxy_tls_always_issue_session_ids", "$smtpd_tls_always_issue_session_ids")
          .since("2.8")
          .noEffect("the TLS library decides");

  public static final Parameter<String> SMTPD_TLS_CHAIN_FILES =
      Parameter.text("smtpd_tls_chain_files", "").since("3.4");

  public static final Parameter<String> TLSPROXY_TLS_CHAIN_FILES =
      Parameter.text("tlsproxy_tls_chain_files", "$smtpd_tls_chain_files").since("3.4");

  public static final Parameter<String> SMTPD_TLS_CERT_FILE =
      Parameter.text("smtpd_tls_cert_file", "")
          .since("2.2")
          .partly(
              "the value none disables the server role: the TLS library has no anonymous suites");

  public static final Parameter<String> TLSPROXY_TLS_CERT_FILE =
      Parameter.text("tlsproxy_tls_cert_file", "$smtpd_tls_cert_file")
          .since("2.8")
          .partly(
              "the value none disables the server role: the TLS library has no anonymous suites");

  public static final Parameter<String> SMTPD_TLS_KEY_FILE =
      Parameter.text("smtpd_tls_key_file", "$smtpd_tls_cert_file").since("2.2");

  public static final Parameter<String> TLSPROXY_TLS_KEY_FILE =
      Parameter.text("tlsproxy_tls_key_file", "$smtpd_tls_key_file").since("2.8");

  public static final Parameter<String> SMTPD_TLS_DCERT_FILE =
      Parameter.text("smtpd_tls_dcert_file", "")
          .since("2.2")
          .noEffect("the TLS library has no DSA");

  public static final Parameter<String> TLSPROXY_TLS_DCERT_FILE =
      Parameter.text("tlsproxy_tls_dcert_file", "$smtpd_tls_dcert_file")
          .since("2.8")
          .noEffect("the TLS library has no DSA");

  public static final Parameter<String> SMTPD_TLS_DKEY_FILE =
      Parameter.text("smtpd_tls_dkey_file", "$smtpd_tls_dcert_file")
          .since("2.2")
          .noEffect("the TLS library has no DSA");

  public static final Parameter<String> TLSPROXY_TLS_DKEY_FILE =
      Parameter.text("tlsproxy_tls_dkey_file", "$smtpd_tls_dkey_file")
          .since("2.8")
          .noEffect("the TLS library has no DSA");

  public static final Parameter<String> SMTPD_TLS_ECCERT_FILE =
      Parameter.text("smtpd_tls_eccert_file", "").since("2.6");

  public static final Parameter<String> TLSPROXY_TLS_ECCERT_FILE =
      Parameter.text("tlsproxy_tls_eccert_file", "$smtpd_tls_eccert_file").since("2.8");

  public static final Parameter<String> SMTPD_TLS_ECKEY_FILE =
      Parameter.text("smtpd_tls_eckey_file", "$smtpd_tls_eccert_file").since("2.6");

  public static final Parameter<String> TLSPROXY_TLS_ECKEY_FILE =
      Parameter.text("tlsproxy_tls_eckey_file", "$smtpd_tls_eckey_file").since("2.8");

  public static final Parameter<String> SMTPD_TLS_CAFILE =
      Parameter.text("smtpd_tls_CAfile", "").since("2.2").notYet();

  public static final Parameter<String> TLSPROXY_TLS_CAFILE =
      Parameter.text("tlsproxy_tls_CAfile", "$smtpd_tls_CAfile").since("2.8").notYet();

  public static final Parameter<String> SMTPD_TLS_CAPATH =
      Parameter.text("smtpd_tls_CApath", "").since("2.2").notYet();

  public static final Parameter<String> TLSPROXY_TLS_CAPATH =
      Parameter.text("tlsproxy_tls_CApath", "$smtpd_tls_CApath").since("2.8").notYet();

  public static final Parameter<String> SMTPD_TLS_CIPHERS =
      Parameter.nonEmptyText("smtpd_tls_ciphers", "medium")
          .since("2.6")
          .partly("suites that the TLS library lacks are left out");

  public static final Parameter<String> TLSPROXY_TLS_CIPHERS =
      Parameter.nonEmptyText("tlsproxy_tls_ciphers", "$smtpd_tls_ciphers")
          .since("2.8")
          .partly("suites that the TLS library lacks are left out");

  public static final Parameter<String> SMTPD_TLS_MANDATORY_CIPHERS =
      Parameter.nonEmptyText("smtpd_tls_mandatory_ciphers", "medium")
          .since("2.3")
          .partly("suites that the TLS library lacks are left out");

  public static final Parameter<String> TLSPROXY_TLS_MANDATORY_CIPHERS =
      Parameter.nonEmptyText("tlsproxy_tls_mandatory_ciphers", "$smtpd_tls_mandatory_ciphers")
          .since("2.8")
          .partly("suites that the TLS library lacks are left out");

  public static final Parameter<String> SMTPD_TLS_EXCLUDE_CIPHERS =
      Parameter.text("smtpd_tls_exclude_ciphers", "").since("2.3");

  public static final Parameter<String> TLSPROXY_TLS_EXCLUDE_CIPHERS =
      Parameter.text("tlsproxy_tls_exclude_ciphers", "$smtpd_tls_exclude_ciphers").since("2.8");

  public static final Parameter<String> SMTPD_TLS_MANDATORY_EXCLUDE_CIPHERS =
      Parameter.text("smtpd_tls_mandatory_exclude_ciphers", "").since("2.3");

  public static final Parameter<String> TLSPROXY_TLS_MANDATORY_EXCLUDE_CIPHERS =
      Parameter.text(
              "tlsproxy_tls_mandatory_exclude_ciphers", "$smtpd_tls_mandatory_exclude_ciphers")
          .since("2.8");

  public static final Parameter<String> SMTPD_TLS_PROTOCOLS =
      Parameter.text("smtpd_tls_protocols", ">=TLSv1")
          .since("2.6")
          .partly("no SSLv2 and SSLv3; a list that leaves nothing else disables TLS");

  public static final Parameter<String> TLSPROXY_TLS_PROTOCOLS =
      Parameter.text("tlsproxy_tls_protocols", "$smtpd_tls_protocols")
          .since("2.8")
          .partly("no SSLv2 and SSLv3; a list that leaves nothing else disables TLS");

  public static final Parameter<String> SMTPD_TLS_MANDATORY_PROTOCOLS =
      Parameter.text("smtpd_tls_mandatory_protocols", ">=TLSv1")
          .since("2.3")
          .partly("no SSLv2 and SSLv3; a list that leaves nothing else disables TLS");

  public static final Parameter<String> TLSPROXY_TLS_MANDATORY_PROTOCOLS =
      Parameter.text("tlsproxy_tls_mandatory_protocols", "$smtpd_tls_mandatory_protocols")
          .since("2.8")
          .partly("no SSLv2 and SSLv3; a list that leaves nothing else disables TLS");

  public static final Parameter<String> SMTPD_TLS_DH512_PARAM_FILE =
      Parameter.text("smtpd_tls_dh512_param_file", "")
          .since("2.2")
          .noEffect("as in Postfix since 3.6");

  public static final Parameter<String> TLSPROXY_TLS_DH512_PARAM_FILE =
      Parameter.text("tlsproxy_tls_dh512_param_file", "$smtpd_tls_dh512_param_file")
          .since("2.8")
          .noEffect("as in Postfix since 3.6");

  public static final Parameter<String> SMTPD_TLS_DH1024_PARAM_FILE =
      Parameter.text("smtpd_tls_dh1024_param_file", "")
          .since("2.2")
          .noEffect("the TLS library has no finite-field Diffie-Hellman");

  public static final Parameter<String> TLSPROXY_TLS_DH1024_PARAM_FILE =
      Parameter.text("tlsproxy_tls_dh1024_param_file", "$smtpd_tls_dh1024_param_file")
          .since("2.8")
          .noEffect("the TLS library has no finite-field Diffie-Hellman");

  public static final Parameter<String> SMTPD_TLS_EECDH_GRADE =
      Parameter.nonEmptyText("smtpd_tls_eecdh_grade", "auto")
          .since("2.6")
          .noEffect("as in Postfix since 3.6");

  public static final Parameter<String> TLSPROXY_TLS_EECDH_GRADE =
      Parameter.nonEmptyText("tlsproxy_tls_eecdh_grade", "$smtpd_tls_eecdh_grade")
          .since("2.8")
          .noEffect("as in Postfix since 3.6");

  public static final Parameter<String> SMTPD_TLS_FINGERPRINT_DIGEST =
      Parameter.nonEmptyText(
              "smtpd_tls_fingerprint_digest",
              "${{$compatibility_level} <level {3.6} ? {md5} : {sha256}}")
          .since("2.5")
          .notYet();

  public static final Parameter<String> TLSPROXY_TLS_FINGERPRINT_DIGEST =
      Parameter.nonEmptyText("tlsproxy_tls_fingerprint_digest", "$smtpd_tls_fingerprint_digest")
          .since("2.8")
          .notYet();

  public static final Parameter<String> SMTPD_TLS_LOGLEVEL =
      Parameter.text("smtpd_tls_loglevel", "0")
          .since("2.2")
          .partly("no packet dumps, and fewer library debugging lines");

  public static final Parameter<String> TLSPROXY_TLS_LOGLEVEL =
      Parameter.text("tlsproxy_tls_loglevel", "$smtpd_tls_loglevel")
          .since("2.8")
          .partly("no packet dumps, and fewer library debugging lines");

  public static final Parameter<String> SMTPD_TLS_SECURITY_LEVEL =
      Parameter.text("smtpd_tls_security_level", "").since("2.3");

  public static final Parameter<String> TLSPROXY_TLS_SECURITY_LEVEL =
      Parameter.text("tlsproxy_tls_security_level", "$smtpd_tls_security_level").since("2.8");

  private ServerRoleParameters() {}
}
