package org.jtlsproxy.tls;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The protocol versions that a server accepts. There may be holes: with TLS 1.0 and 1.2 only, a
 * client that offers up to TLS 1.1 gets TLS 1.0, as from a server that uses OpenSSL.
 *
 * @param accepted the versions
 */
public record ProtocolVersions(Set<ProtocolVersion> accepted) {
  /** Takes a copy. */
  public ProtocolVersions {
    accepted = Set.copyOf(accepted);
  }

  /** All that the engine has. */
  public static ProtocolVersions all() {
    return new ProtocolVersions(EnumSet.allOf(ProtocolVersion.class));
  }

  /** Of these, TLS 1.3, if it is one of them. */
  ProtocolVersions onlyTls13() {
    Set<ProtocolVersion> versions = EnumSet.of(ProtocolVersion.TLSV1_3);
    versions.retainAll(accepted);
    return new ProtocolVersions(versions);
  }

  /** Whether every handshake would fail. */
  public boolean isEmpty() {
    return accepted.isEmpty();
  }

  /** The highest version that the client offers, too. */
  public Optional<ProtocolVersion> best(ClientHello hello) {
    Optional<ProtocolVersion> best = Optional.empty();
    for (ProtocolVersion version : ProtocolVersion.values()) {
      if (accepted.contains(version) && hello.offers(version.code())) {
        best = Optional.of(version);
      }
    }
    return best;
  }

  /**
   * What to enable in an engine, which knows a lowest and a highest version but no holes. Versions
   * above the one to be negotiated stay as far as there is no hole: they let the engine tell the
   * client that it has them, against downgrade attacks (RFC 8446 section 4.1.3).
   *
   * @param expected the version that is going to be negotiated; empty if there is none or if it is
   *     not known, in which case the versions below the first hole are left out
   * @return JSSE names, lowest first
   */
  public List<String> namesFor(Optional<ProtocolVersion> expected) {
    List<String> run = new ArrayList<>();
    boolean reached = false;
    for (ProtocolVersion version : ProtocolVersion.values()) {
      if (accepted.contains(version)) {
        run.add(version.text());
        reached |= expected.isPresent() && version == expected.get();
      } else if (reached) {
        break;
      } else if (isAnyAbove(version)) {
        run.clear();
      }
    }
    return run;
  }

  private boolean isAnyAbove(ProtocolVersion version) {
    for (ProtocolVersion other : accepted) {
      if (other.compareTo(version) > 0) {
        return true;
      }
    }
    return false;
  }
}
