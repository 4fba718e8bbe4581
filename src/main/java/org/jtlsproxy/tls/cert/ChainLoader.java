package org.jtlsproxy.tls.cert;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.StringTokenizer;

/**
 * Loads the keys and certificates of one role or of one SNI name. Each file is bounded to one
 * mebibyte. Several threads may share a loader. The first use must come before chroot(2), because
 * it loads classes.
 */
public final class ChainLoader {
  private final Provider provider;
  private final CertificateFactory factory;

  /**
   * A loader whose private keys belong to the provider.
   *
   * @param provider the TLS engine's security provider
   */
  public ChainLoader(Provider provider) {
    this.provider = provider;
    try {
      // By name: the engine's own factory drags in half the JDK's locale data at start-up.
      this.factory = CertificateFactory.getInstance("X.509", "SUN");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Loads what the parameters name. Any failure means that TLS is not available in this role. */
  public ChainResult load(CertificateFiles files) {
    List<String> warnings = new ArrayList<>();
    KeySlots slots = new KeySlots(provider);
    try {
      if (files instanceof CertificateFiles.ChainFiles chains) {
        loadChainFiles(chains.chainFiles(), slots, warnings);
      } else if (files instanceof CertificateFiles.LegacyPairs legacy) {
        for (CertificateFiles.Pair pair : legacy.pairs()) {
          loadPair(pair, slots, warnings);
        }
      }
    } catch (UnusableChainException e) {
      warnings.addAll(e.warnings());
      return new ChainResult.Failed(warnings);
    }
    return new ChainResult.Loaded(slots.chains(), warnings);
  }

  /**
   * Loads the value of a tls_server_sni_maps entry: PEM text, keys first.
   *
   * @param pem the decoded table value; a NUL byte ends it
   * @param sni the server name, for the log
   */
  public ChainResult loadSniData(byte[] pem, String sni) {
    List<String> warnings = new ArrayList<>();
    KeySlots slots = new KeySlots(provider);
    String origin = "SNI data for " + sni;
    int length = 0;
    while (length < pem.length && pem[length] != 0) {
      length++;
    }
    ChainStream stream =
        new ChainStream(
            ChainStream.Grammar.KEY_FIRST,
            origin,
            "aborting TLS handshake",
            provider,
            factory,
            slots,
            warnings);
    try {
      stream.read(origin, Arrays.copyOf(pem, length));
      stream.finish();
    } catch (UnusableChainException e) {
      warnings.addAll(e.warnings());
      return new ChainResult.Failed(warnings);
    }
    return new ChainResult.Loaded(slots.chains(), warnings);
  }

  private void loadChainFiles(String chainFiles, KeySlots slots, List<String> warnings)
      throws UnusableChainException {
    StringTokenizer files = new StringTokenizer(chainFiles, ", \t\r\n");
    if (!files.hasMoreTokens()) {
      return;
    }
    ChainStream stream = stream(ChainStream.Grammar.KEY_FIRST, chainFiles, slots, warnings);
    while (files.hasMoreTokens()) {
      readFile(files.nextToken(), stream);
    }
    stream.finish();
  }

  private void loadPair(CertificateFiles.Pair pair, KeySlots slots, List<String> warnings)
      throws UnusableChainException {
    String file = pair.certFile();
    if (file.equals(pair.keyFile())) {
      // Read once, so that a renewal cannot slip in between certificate and key.
      ChainStream stream = stream(ChainStream.Grammar.KEY_ANYWHERE, file, slots, warnings);
      readFile(file, stream);
      stream.finish();
    } else {
      new PairReader(provider, factory, slots).load(pair);
    }
  }

  private static void readFile(String file, ChainStream stream) throws UnusableChainException {
    byte[] text;
    try {
      text = PemFile.read(file);
    } catch (IOException e) {
      throw new UnusableChainException(
          "error opening chain file: " + file + ": " + e.getMessage(), null);
    }
    stream.read(file, text);
  }

  private ChainStream stream(
      ChainStream.Grammar grammar, String origin, KeySlots slots, List<String> warnings) {
    return new ChainStream(
        grammar, origin, "disabling TLS support", provider, factory, slots, warnings);
  }
}
