package dev.slipway.testing.function;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * The events CloudFormation sends about one custom resource (AWS CloudFormation User Guide, "Custom
 * resource request types"). All properties are texts.
 */
public final class DeployEvents {

  private static final String STACK =
      "arn:aws:cloudformation:us-east-1:123456789012:stack/shop/0a1b2c3d";

  private DeployEvents() {}

  /** The resource is made. */
  public static Map<String, Object> create(Map<String, String> properties) {
    return event("Create", null, properties, null);
  }

  /** The resource's properties have changed, or change back. */
  public static Map<String, Object> update(
      String physicalId, Map<String, String> properties, Map<String, String> oldProperties) {
    return event("Update", physicalId, properties, oldProperties);
  }

  /** The resource goes. */
  public static Map<String, Object> delete(String physicalId, Map<String, String> properties) {
    return event("Delete", physicalId, properties, null);
  }

  private static Map<String, Object> event(
      String type, String physicalId, Map<String, String> properties, Map<String, String> old) {
    Map<String, Object> event = new LinkedHashMap<>();
    event.put("RequestType", type);
    event.put("ServiceToken", "arn:aws:lambda:us-east-1:123456789012:function:provider");
    event.put("ResponseURL", "...");
    event.put("StackId", STACK);
    event.put("RequestId", UUID.randomUUID().toString());
    event.put("LogicalResourceId", "MigrationsResource");
    event.put("ResourceType", "Custom::SlipwayMigrations");
    event.put("ResourceProperties", withToken(properties));
    if (physicalId != null) {
      event.put("PhysicalResourceId", physicalId);
    }
    if (old != null) {
      event.put("OldResourceProperties", withToken(old));
    }
    return event;
  }

  private static Map<String, String> withToken(Map<String, String> properties) {
    Map<String, String> all = new TreeMap<>(properties);
    all.put("ServiceToken", "arn:aws:lambda:us-east-1:123456789012:function:provider");
    return all;
  }
}
