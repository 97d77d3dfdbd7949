package dev.slipway.testing.rds;

import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Answers of RDS (Amazon RDS API Reference; protocol AWS Query). */
final class RdsXml {

  private static final String NAMESPACE = "http://rds.amazonaws.com/doc/2014-10-31/";
  private static final String ID = "<RequestId>b7b1a4c0-0000-4000-8000-000000000000</RequestId>";

  private RdsXml() {}

  static String answer(String action, String result) {
    return "<%1$sResponse xmlns=\"%2$s\"><%1$sResult>%3$s</%1$sResult><ResponseMetadata>%4$s</ResponseMetadata></%1$sResponse>"
        .formatted(action, NAMESPACE, result, ID);
  }

  static String error(RdsFault fault) {
    String type = fault.status() < 500 ? "Sender" : "Receiver";
    String error =
        element("Type", type) + element("Code", fault.code()) + element("Message", fault.message());
    return "<ErrorResponse xmlns=\"%s\"><Error>%s</Error>%s</ErrorResponse>"
        .formatted(NAMESPACE, error, ID);
  }

  static String instance(RdsState.Instance found) {
    return parent(
        "DBInstance",
        element("DBInstanceIdentifier", found.id())
            + element("DBInstanceStatus", "available")
            + (found.cluster() == null ? "" : element("DBClusterIdentifier", found.cluster()))
            + parent("Endpoint", element("Address", found.host()) + element("Port", "5432")));
  }

  static String cluster(RdsState.Cluster found) {
    return parent(
        "DBCluster",
        element("DBClusterIdentifier", found.id())
            + element("Status", "available")
            + element("Endpoint", found.writer())
            + element("ReaderEndpoint", found.reader())
            + parent("CustomEndpoints", all(found.custom(), one -> element("member", one))));
  }

  static String snapshot(HeldSnapshot found) {
    String noun = found.noun();
    return parent(
        noun,
        element(noun + "Identifier", found.name())
            + element(found.sourceNoun() + "Identifier", found.source())
            + element(noun + "Arn", found.arn())
            + element("SnapshotType", found.type())
            + element("Status", found.status())
            + element("PercentProgress", String.valueOf(found.percent()))
            + element("AllocatedStorage", "20")
            + element("SnapshotCreateTime", found.created().toString())
            + parent("TagList", all(List.copyOf(found.tags().entrySet()), RdsXml::tag)));
  }

  private static String tag(Map.Entry<String, String> tag) {
    return parent("Tag", element("Key", tag.getKey()) + element("Value", tag.getValue()));
  }

  static <T> String all(List<T> values, Function<T, String> form) {
    return String.join("", values.stream().map(form).toList());
  }

  static String parent(String name, String content) {
    return "<" + name + ">" + content + "</" + name + ">";
  }

  static String element(String name, String text) {
    return parent(name, text.replace("&", "&amp;").replace("<", "&lt;"));
  }
}
