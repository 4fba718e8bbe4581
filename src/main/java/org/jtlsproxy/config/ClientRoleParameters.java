package org.jtlsproxy.config;

/**
 * Parameters of the client role (tlsproxy(8), STARTTLS CLIENT CONTROLS). Each {@code smtp_...}
 * parameter only gives the default of its clone.
 */
public final class ClientRoleParameters {
  public static final Parameter<Integer> SMTP_TLS_SCERT_VERIFYDEPTH =
      Parameter.integer("smtp_tls_scert_verifydepth", "9", 0, 0).since("2.2").notYet();

  public static final Parameter<Integer> TLSPROXY_CLIENT_SCERT_VERIFYDEPTH =
      Parameter.integer("tlsproxy_client_scert_verifydepth", "$smtp_tls_scert_verifydepth", 0, 0)
          .since("3.4")
          .notYet();

  public static final Parameter<Boolean> SMTP_USE_TLS =
      Parameter.yesNo("smtp_use_tls", "no").since("2.2").notYet();

  public static final Parameter<Boolean> TLSPROXY_CLIENT_USE_TLS =
      Parameter.yesNo("tlsproxy_client_use_tls", "$smtp_use_tls").since("3.4").notYet();

  public static final Parameter<Boolean> SMTP_ENFORCE_TLS =
      Parameter.yesNo("smtp_enforce_tls", "no").since("2.2").notYet();

  public static final Parameter<Boolean> TLSPROXY_CLIENT_ENFORCE_TLS =
      Parameter.yesNo("tlsproxy_client_enforce_tls", "$smtp_enforce_tls").since("3.4").notYet();

  public static final Parameter<String> SMTP_TLS_CHAIN_FILES =
      Parameter.text("smtp_tls_chain_files", "").since("3.4").notYet();

  public static final Parameter<String> TLSPROXY_CLIENT_CHAIN_FILES =
      Parameter.text("tlsproxy_client_chain_files", "$smtp_tls_chain_files").since("3.4").notYet();

  public static final Parameter<String> SMTP_TLS_CERT_FILE =
      Parameter.text("smtp_tls_cert_file", "").since("2.2").notYet();

  public static final Parameter<String> TLSPROXY_CLIENT_CERT_FILE =
      Parameter.text("tlsproxy_client_cert_file", "$smtp_tls_cert_file").since("3.4").notYet();

  public static final Parameter<String> SMTP_TLS_KEY_FILE =
      Parameter.text("smtp_tls_key_file", "$smtp_tls_cert_file").since("2.2").notYet();

  public static final Parameter<String> TLSPROXY_CLIENT_KEY_FILE =
      Parameter.text("tlsproxy_client_key_file", "$smtp_tls_key_file").since("3.4").notYet();

  public static final Parameter<String> SMTP_TLS_DCERT_FILE =
      Parameter.text("smtp_tls_dcert_file", "").since("2.2").notYet();

  public static final Parameter<String> TLSPROXY_CLIENT_DCERT_FILE =
      Parameter.text("tlsproxy_client_dcert_file", "$smtp_tls_dcert_file").since("3.4").notYet();

  public static final Parameter<String> SMTP_TLS_DKEY_FILE =
      Parameter.text("smtp_tls_dkey_file", "$smtp_tls_dcert_file").since("2.2").notYet();

  public static final Parameter<String> TLSPROXY_CLIENT_DKEY_FILE =
      Parameter.text("tlsproxy_client_dkey_file", "$smtp_tls_dkey_file").since("3.4").notYet();

  public static final Parameter<String> SMTP_TLS_CAFILE =
      Parameter.text("smtp_tls_CAfile", "").since("2.2").notYet();

  public static final Parameter<String> TLSPROXY_CLIENT_CAFILE =
      Parameter.text("tlsproxy_client_CAfile", "$smtp_tls_CAfile").since("3.4").notYet();

  public static final Parameter<String> SMTP_TLS_CAPATH =
      Parameter.text("smtp_tls_CApath", "").since("2.2").notYet();

  public static final Parameter<String> TLSPROXY_CLIENT_CAPATH =
      Parameter.text("tlsproxy_client_CApath", "$smtp_tls_CApath").since("3.4").notYet();

  public static final Parameter<String> SMTP_TLS_FINGERPRINT_DIGEST =
      Parameter.nonEmptyText(
              "smtp_tls_fingerprint_digest",
              "${{$compatibility_level} <level {3.6} ? {md5} : {sha256}}")
          .since("2.5")
          .notYet();

  public static final Parameter<String> TLSPROXY_CLIENT_FINGERPRINT_DIGEST =
      Parameter.nonEmptyText("tlsproxy_client_fingerprint_digest", "$smtp_tls_fingerprint_digest")
          .since("3.4")
          .notYet();

  public static final Parameter<String> SMTP_TLS_ECCERT_FILE =
      Parameter.text("smtp_tls_eccert_file", "").since("2.6").notYet();

  public static final Parameter<String> TLSPROXY_CLIENT_ECCERT_FILE =
      Parameter.text("tlsproxy_client_eccert_file", "$smtp_tls_eccert_file").since("3.4").notYet();

  public static final Parameter<String> SMTP_TLS_ECKEY_FILE =
      Parameter.text("smtp_tls_eckey_file", "$smtp_tls_eccert_file").since("2.6").notYet();

  public static final Parameter<String> TLSPROXY_CLIENT_ECKEY_FILE =
      Parameter.text("tlsproxy_client_eckey_file", "$smtp_tls_eckey_file").since("3.4").notYet();

  public static final Parameter<String> SMTP_TLS_LOGLEVEL =
      Parameter.text("smtp_tls_loglevel", "0").since("2.2").notYet();

  public static final Parameter<String> TLSPROXY_CLIENT_LOGLEVEL =
      Parameter.text("tlsproxy_client_loglevel", "$smtp_tls_loglevel").since("3.4").notYet();

  public static final Parameter<String> SMTP_TLS_PER_SITE =
      Parameter.text("smtp_tls_per_site", "").since("2.2").notYet();

  public static final Parameter<String> TLSPROXY_CLIENT_PER_SITE =
      Parameter.text("tlsproxy_client_per_site", "$smtp_tls_per_site").since("3.4").notYet();

  public static final Parameter<String> SMTP_TLS_SECURITY_LEVEL =
      Parameter.text("smtp_tls_security_level", "").since("2.3").notYet();

  public static final Parameter<String> TLSPROXY_CLIENT_SECURITY_LEVEL =
      Parameter.text(
              "tlsproxy_client_security_level", "${tlsproxy_client_level:$smtp_tls_security_level}")
          .since("3.7")
          .notYet();

  public static final Parameter<String> SMTP_TLS_POLICY_MAPS =
      Parameter.text("smtp_tls_policy_maps", "").since("2.3").notYet();

  public static final Parameter<String> TLSPROXY_CLIENT_POLICY_MAPS =
      Parameter.text(
              "tlsproxy_client_policy_maps", "${tlsproxy_client_policy:$smtp_tls_policy_maps}")
          .since("3.7")
          .notYet();

  public static final Parameter<String> TLSPROXY_CLIENT_LOGLEVEL_PARAMETER =
      Parameter.text("tlsproxy_client_loglevel_parameter", "smtp_tls_loglevel")
          .since("3.4")
          .notYet();

  private ClientRoleParameters() {}
}
