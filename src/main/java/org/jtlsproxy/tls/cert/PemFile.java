package org.jtlsproxy.tls.cert;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads a file of PEM objects whole, within a bound. */
final class PemFile {
  /** The largest file that is read, in bytes. */
  static final int LIMIT = 1 << 20;

  private PemFile() {}

  /**
   * The contents of the file. What can be opened but not read, such as a directory, is empty: that
   * is how it looks to OpenSSL.
   *
   * @param file the name, one byte per char
   * @throws FileTooLargeException when there are more than {@link #LIMIT} bytes
   * @throws IOException when the file cannot be opened; the message is the errno text
   */
  static byte[] read(String file) throws IOException {
    try (InputStream input = Files.newInputStream(path(file))) {
      byte[] contents = contents(input);
      if (contents.length > LIMIT) {
        throw new FileTooLargeException();
      }
      return contents;
    } catch (NoSuchFileException | InvalidPathException e) {
      throw new IOException("No such file or directory", e);
    } catch (AccessDeniedException e) {
      throw new IOException("Permission denied", e);
    } catch (FileSystemException e) {
      throw new IOException(errnoText(e), e);
    }
  }

  /** The JVM, whose locale the launcher sets, encodes names in UTF-8. */
  private static Path path(String file) {
    return Path.of(new String(file.getBytes(ISO_8859_1), UTF_8));
  }

  private static byte[] contents(InputStream input) {
    try {
      return input.readNBytes(LIMIT + 1);
    } catch (IOException e) {
      return new byte[0];
    }
  }

  private static String errnoText(FileSystemException e) {
    String reason = e.getReason();
    if (reason == null) {
      return "Input/output error";
    }
    // For ELOOP the JDK adds a guess of its own.
    int guess = reason.indexOf(" or unable to access");
    return guess < 0 ? reason : reason.substring(0, guess);
  }
}
