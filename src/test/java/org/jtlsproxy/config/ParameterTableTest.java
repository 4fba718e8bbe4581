package org.jtlsproxy.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Modifier;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ParameterTableTest {
  private static final Set<Class<?>> SUBJECTS =
      Set.of(
          GenericParameters.class,
          TlsLibraryParameters.class,
          ServerRoleParameters.class,
          ClientRoleParameters.class);

  @Test
  void noNameOccursTwice() {
    Set<String> names = new HashSet<>();
    for (Parameter<?> parameter : ParameterTable.all()) {
      assertTrue(names.add(parameter.name()), parameter.name());
    }
  }

  @Test
  void everyConstantIsInTheTableAndHasTheNameOfItsParameter() throws IllegalAccessException {
    Set<Parameter<?>> all = new HashSet<>(ParameterTable.all());
    for (Class<?> subject : SUBJECTS) {
      for (var field : subject.getDeclaredFields()) {
        if (Modifier.isPublic(field.getModifiers())) {
          Parameter<?> parameter = (Parameter<?>) field.get(null);
          assertEquals(parameter.name().toUpperCase(Locale.ROOT), field.getName());
          assertTrue(all.contains(parameter), parameter.name());
        }
      }
    }
  }

  @Test
  void whatIsNotHonouredSaysWhy() {
    for (Parameter<?> parameter : ParameterTable.all()) {
      assertEquals(
          parameter.support() == Support.HONOURED, parameter.note().isEmpty(), parameter.name());
    }
  }

  @Test
  void everyParameterOfTlsproxyIsThere() {
    long count =
        ParameterTable.all().stream()
            .filter(parameter -> parameter.name().startsWith("tlsproxy_"))
            .count();
    assertEquals(47 - 1, count, "all but tlsproxy_service_name");
  }
}
