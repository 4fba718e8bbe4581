package org.jtlsproxy.handoff;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class MessagesTest {
  @Test
  void theGreetingIsThatOfPostfix36() {
    assertArrayEquals(
        HexFormat.of().parseHex("70726f746f636f6c00746c7370726f78795f70726f746f636f6c0000"),
        Greeting.bytes());
  }

  @Test
  void theStatusSaysWhetherTheEngineIsReady() {
    assertArrayEquals(HexFormat.of().parseHex("73746174757300310000"), Status.READY.bytes());
    assertArrayEquals(
        HexFormat.of().parseHex("73746174757300300000"), Status.NOT_AVAILABLE.bytes());
  }

  @Test
  void exactlyOneRoleMustBeRequested() {
    assertEquals(Optional.empty(), new RequestFlags(0).role());
    assertEquals(Optional.of(Role.SERVER), new RequestFlags(1).role());
    assertEquals(Optional.of(Role.CLIENT), new RequestFlags(2).role());
    assertEquals(Optional.empty(), new RequestFlags(3).role());
    assertEquals(Optional.of(Role.CLIENT), new RequestFlags(-2).role());
  }

  @Test
  void aDescriptorThatDoesNotComeIsReportedAsByPostfix() {
    assertEquals(
        LogLine.warning(
            "tlsp_get_fd_event: receive remote SMTP peer file descriptor: Connection timed out"),
        DescriptorRejection.timedOut().logLine());
    assertEquals(
        LogLine.warning(
            "tlsp_get_fd_event: receive remote SMTP peer file descriptor: Connection reset by peer"),
        DescriptorRejection.readFailed("Connection reset by peer").logLine());
  }
}
