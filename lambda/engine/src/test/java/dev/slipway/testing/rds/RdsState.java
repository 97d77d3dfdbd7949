package dev.slipway.testing.rds;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** What a stand-in for RDS holds, and what it does with a request that is not disturbed. */
final class RdsState {

  /** So many records a page; RDS itself takes no less than 20. */
  private static final int PAGE = 2;

  final List<Instance> instances = new ArrayList<>();
  final List<Cluster> clusters = new ArrayList<>();
  final Map<String, HeldSnapshot> snapshots = new TreeMap<>();
  int looks;
  String end = "available";

  /** An instance; one without a cluster has null for it. */
  record Instance(String id, String host, String cluster) {}

  /** A cluster with its endpoints. */
  record Cluster(String id, String writer, String reader, List<String> custom) {}

  /** The content of the result of an action. */
  String perform(Map<String, String> request) throws RdsError {
    String action = request.get("Action");
    return switch (action) {
      case "DescribeDBInstances" ->
          page(request, "DBInstances", instances(request), RdsXml::instance);
      case "DescribeDBClusters" -> page(request, "DBClusters", clusters, RdsXml::cluster);
      case "CreateDBSnapshot", "CreateDBClusterSnapshot" ->
          RdsXml.snapshot(create(request, action.contains("Cluster")));
      case "DescribeDBSnapshots" -> snapshots(request, "DBSnapshot", "DBInstance");
      case "DescribeDBClusterSnapshots" -> snapshots(request, "DBClusterSnapshot", "DBCluster");
      case "DeleteDBSnapshot" -> delete(request.get("DBSnapshotIdentifier"));
      case "DeleteDBClusterSnapshot" -> delete(request.get("DBClusterSnapshotIdentifier"));
      default -> throw new RdsError(400, "InvalidAction", "Could not find operation " + action);
    };
  }

  private List<Instance> instances(Map<String, String> request) throws RdsError {
    String id = request.get("DBInstanceIdentifier");
    List<Instance> found =
        instances.stream().filter(one -> id == null || one.id.equals(id)).toList();
    if (id != null && found.isEmpty()) {
      throw new RdsError(404, "DBInstanceNotFound", "DBInstance " + id + " not found.");
    }
    return found;
  }

  private HeldSnapshot create(Map<String, String> request, boolean cluster) throws RdsError {
    String noun = cluster ? "DBCluster" : "DBInstance";
    String source = request.get(noun + "Identifier");
    String name = request.get(cluster ? "DBClusterSnapshotIdentifier" : "DBSnapshotIdentifier");
    refuseWrong(name);
    refuseUnknown(source, cluster);
    if (snapshots.containsKey(name)) {
      throw new RdsError(
          400,
          cluster ? "DBClusterSnapshotAlreadyExistsFault" : "DBSnapshotAlreadyExists",
          "Cannot create the snapshot because one with the identifier " + name + " exists.");
    }
    if (isBusy(source)) {
      throw new RdsError(
          400,
          cluster ? "InvalidDBClusterStateFault" : "InvalidDBInstanceState",
          source + " is not in available state.");
    }
    HeldSnapshot made =
        new HeldSnapshot(cluster, source, name, "manual", Instant.now(), tags(request), looks, end);
    snapshots.put(name, made);
    return made;
  }

  /** A look that finds it busy is one too: time goes on. */
  private boolean isBusy(String source) {
    List<HeldSnapshot> underWay =
        snapshots.values().stream()
            .filter(one -> one.source().equals(source) && one.status().equals("creating"))
            .toList();
    underWay.forEach(one -> snapshots.put(one.name(), one.looked()));
    return !underWay.isEmpty();
  }

  private static void refuseWrong(String name) throws RdsError {
    if (!name.matches("[a-zA-Z](-?[a-zA-Z0-9]+)*") || name.length() > 255) {
      throw new RdsError(400, "InvalidParameterValue", "Invalid snapshot identifier: " + name);
    }
  }

  private void refuseUnknown(String source, boolean cluster) throws RdsError {
    if (cluster) {
      if (clusters.stream().noneMatch(one -> one.id.equals(source))) {
        throw new RdsError(404, "DBClusterNotFoundFault", "DBCluster " + source + " not found.");
      }
    } else if (instances(Map.of("DBInstanceIdentifier", source)).get(0).cluster != null) {
      throw new RdsError(
          400,
          "InvalidParameterValue",
          "The specified instance is a member of a cluster and a snapshot cannot be created"
              + " directly. Please use the CreateDBClusterSnapshot API instead.");
    }
  }

  private static Map<String, String> tags(Map<String, String> request) throws RdsError {
    Map<String, String> tags = new TreeMap<>();
    for (int i = 1; request.containsKey("Tags.Tag." + i + ".Key"); i++) {
      String value = request.get("Tags.Tag." + i + ".Value");
      if (!value.matches("[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]{0,256}")) {
        throw new RdsError(400, "InvalidParameterValue", "Invalid tag value: " + value);
      }
      tags.put(request.get("Tags.Tag." + i + ".Key"), value);
    }
    return tags;
  }

  private String snapshots(Map<String, String> request, String noun, String sourceNoun)
      throws RdsError {
    String name = request.get(noun + "Identifier");
    String source = request.get(sourceNoun + "Identifier");
    String type = request.get("SnapshotType");
    List<HeldSnapshot> found =
        snapshots.values().stream()
            .filter(one -> one.noun().equals(noun))
            .filter(one -> name == null || one.name().equals(name))
            .filter(one -> source == null || one.source().equals(source))
            .filter(one -> type == null || one.type().equals(type))
            .toList();
    if (name != null && found.isEmpty()) {
      String code = noun + "NotFound" + (noun.contains("Cluster") ? "Fault" : "");
      throw new RdsError(404, code, noun + " " + name + " not found.");
    }
    found.forEach(one -> snapshots.put(one.name(), one.looked()));
    return page(request, noun + "s", found, RdsXml::snapshot);
  }

  private String delete(String name) throws RdsError {
    HeldSnapshot found = snapshots.get(name);
    if (found == null) {
      throw new RdsError(404, "DBSnapshotNotFound", name + " not found.");
    }
    snapshots.remove(name);
    return RdsXml.snapshot(found);
  }

  private static <T> String page(
      Map<String, String> request, String list, List<T> found, Function<T, String> form) {
    int from = Integer.parseInt(request.getOrDefault("Marker", "0"));
    int to = Math.min(found.size(), from + PAGE);
    String marker = to < found.size() ? RdsXml.element("Marker", String.valueOf(to)) : "";
    return marker + RdsXml.parent(list, RdsXml.all(found.subList(from, to), form));
  }
}
