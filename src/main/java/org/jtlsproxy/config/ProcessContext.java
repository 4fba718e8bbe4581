package org.jtlsproxy.config;

/**
 * What a configuration knows about the process it is for: the read-only parameters, and what their
 * defaults are made of.
 *
 * @param processId the process ID; {@code $process_id} once the generic parameters are evaluated
 * @param serviceName the name of the service in master.cf; {@code $service_name}
 * @param mailVersion the version of the Postfix that is installed; the default of mail_version
 * @param hostName the host name of gethostname(2), with or without a domain; the default of
 *     myhostname
 */
public record ProcessContext(
    long processId, String serviceName, String mailVersion, String hostName) {}
