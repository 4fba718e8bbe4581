package org.jtlsproxy.attr;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads one list against the attributes that are expected, in their order, as Postfix's attr_scan()
 * does with ATTR_FLAG_STRICT. The first thing wrong ends the reading, without waiting for the
 * terminator.
 */
public final class AttributeListReader extends ListScanner {
  private static final String TERMINATOR = "(list terminator)";

  private final List<Attribute> schema;
  private final List<Object> values;

  /**
   * A reader at the start of a list.
   *
   * @param streamName how log texts call the stream
   * @param schema the expected attributes in order
   * @param limits bounds beyond which the list is malformed
   */
  public AttributeListReader(String streamName, List<Attribute> schema, ScanLimits limits) {
    super(streamName, limits, true);
    this.schema = List.copyOf(schema);
    this.values = new ArrayList<>(schema.size());
  }

  @Override
  ScanResult name(NulStrings name) {
    if (values.size() == schema.size()) {
      return new ScanResult.Complete(
          new AttributeList(values),
          name.isEmpty()
              ? Optional.empty()
              : Optional.of(warnings.unexpected(name.text(), TERMINATOR)));
    }
    String wanted = schema.get(values.size()).name();
    if (name.isEmpty()) {
      return malformed(warnings.missing(wanted));
    }
    if (!name.text().equals(wanted)) {
      return malformed(warnings.unexpected(name.text(), wanted));
    }
    return ScanResult.NeedMore.INSTANCE;
  }

  @Override
  ScanResult value(NulStrings value) {
    AttributeType type = schema.get(values.size()).type();
    Optional<Object> parsed = type.parse(value.text());
    if (parsed.isEmpty()) {
      return malformed(warnings.malformed(type, value.text()));
    }
    values.add(parsed.get());
    return ScanResult.NeedMore.INSTANCE;
  }
}
