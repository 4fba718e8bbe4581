package org.jtlsproxy.tls.cert;

import java.util.List;

/** What became of loading keys and certificates. */
public sealed interface ChainResult {
  /** What to log with severity warning, in this order. */
  List<String> warnings();

  /**
   * All that was asked for is here.
   *
   * @param chains at most one per {@link KeyAlgorithm}, in the order of that enum; empty when no
   *     file was named
   * @param warnings about things that were passed over; often none
   */
  record Loaded(List<CertificateChain> chains, @Override List<String> warnings)
      implements ChainResult {
    /** Takes copies of the lists. */
    public Loaded {
      chains = List.copyOf(chains);
      warnings = List.copyOf(warnings);
    }
  }

  /**
   * TLS cannot be offered in this role.
   *
   * @param warnings why; at least one
   */
  record Failed(@Override List<String> warnings) implements ChainResult {
    /** Takes a copy of the list. */
    public Failed {
      warnings = List.copyOf(warnings);
    }
  }
}
