package org.jtlsproxy.log;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class FacilityTest {

  @ParameterizedTest
  @CsvSource({
    "user, 14",
    "mail, 22",
    "daemon, 30",
    "auth, 38",
    "syslog, 46",
    "lpr, 54",
    "news, 62",
    "uucp, 70",
    "cron, 78",
    "authpriv, 86",
    "ftp, 94",
    "local0, 134",
    "local1, 142",
    "local2, 150",
    "local3, 158",
    "local4, 166",
    "local5, 174",
    "local6, 182",
    "local7, 190"
  })
  void nameGivesThePriorityOfSyslog(String name, int priorityOfInfo) {
    assertEquals(
        Optional.of(priorityOfInfo), Facility.named(name).map(f -> f.priority(Severity.INFO)));
  }

  @ParameterizedTest
  @EnumSource
  void everyFacilityIsFoundByItsName(Facility facility) {
    assertEquals(Optional.of(facility), Facility.named(facility.postfixName()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "MAIL", "mail ", "LOG_MAIL", "local8", "security", "authpri"})
  void otherNamesAreUnknown(String name) {
    assertEquals(Optional.empty(), Facility.named(name));
  }

  @Test
  void thereAreTwentyNames() {
    assertEquals(20, Facility.values().length);
  }
}
