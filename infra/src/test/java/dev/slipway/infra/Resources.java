package dev.slipway.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.assertions.Template;

/** The resources of a template, to look at what {@code assertions.Template} cannot say. */
public final class Resources {

  private final Map<String, Map<String, Object>> byId = new TreeMap<>();

  private Resources() {}

  /** Those of a template. */
  public static Resources of(Template template) {
    Resources resources = new Resources();
    map(template.toJSON().get("Resources")).forEach((id, it) -> resources.byId.put(id, map(it)));
    return resources;
  }

  /** The id of the only resource of a type. */
  public String id(String type) {
    List<String> ids = ids(type);
    assertThat(ids).as(type).hasSize(1);
    return ids.get(0);
  }

  /** The ids of all resources of a type. */
  public List<String> ids(String type) {
    return byId.keySet().stream().filter(id -> byId.get(id).get("Type").equals(type)).toList();
  }

  /** The id that begins with a path; CDK appends a hash. */
  public String idLike(String begin) {
    List<String> ids =
        byId.keySet().stream().filter(id -> id.matches(begin + "[0-9A-F]{8}")).toList();
    assertThat(ids).as(begin).hasSize(1);
    return ids.get(0);
  }

  /** What a resource says. */
  public Map<String, Object> properties(String id) {
    return map(byId.get(id).get("Properties"));
  }

  /** What a resource waits for. */
  @SuppressWarnings("unchecked")
  public List<String> dependsOn(String id) {
    return (List<String>) byId.get(id).getOrDefault("DependsOn", List.of());
  }

  /** Each of them. */
  public Collection<Map<String, Object>> all() {
    return byId.values();
  }

  /** All of a resource. */
  public Map<String, Object> get(String id) {
    return byId.get(id);
  }

  /** An object of JSON as what it is. */
  @SuppressWarnings("unchecked")
  public static Map<String, Object> map(Object value) {
    return (Map<String, Object>) value;
  }

  /** The statements of the function's own policy. */
  @SuppressWarnings("unchecked")
  public List<Map<String, Object>> functionStatements() {
    Map<String, Object> policy = properties(idLike("MigrationsFunctionServiceRoleDefaultPolicy"));
    return (List<Map<String, Object>>) map(policy.get("PolicyDocument")).get("Statement");
  }

  /** The function's variables. */
  public Map<String, Object> variables() {
    Map<String, Object> function = properties(idLike("MigrationsFunction"));
    return map(map(function.get("Environment")).get("Variables"));
  }
}
