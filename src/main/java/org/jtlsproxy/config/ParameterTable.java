package org.jtlsproxy.config;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Every parameter that tlsproxy(8) of Postfix 3.7 reads. */
public final class ParameterTable {
  private ParameterTable() {}

  /** All parameters, in the order in which they are evaluated. No name occurs twice. */
  public static List<Parameter<?>> all() {
    List<Parameter<?>> all = new ArrayList<>();
    all.add(GenericParameters.COMPATIBILITY_LEVEL);
    all.add(GenericParameters.MAIL_VERSION);
    all.addAll(GenericOrder.FIRST_TEXTS);
    all.addAll(GenericOrder.FIRST_BOOLEANS);
    all.add(GenericParameters.MYHOSTNAME);
    all.add(GenericParameters.MYDOMAIN);
    all.addAll(GenericOrder.TEXTS);
    all.addAll(GenericOrder.OTHERS);
    all.add(GenericOrder.MYNETWORKS);
    all.addAll(TlsproxyOrder.ROLES);
    all.addAll(TlsproxyOrder.TLS_LIBRARY);
    all.add(TlsLibraryParameters.TLS_SERVER_SNI_MAPS);
    return Collections.unmodifiableList(all);
  }
}
