package dev.slipway.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A version of a team's stack: its template, and the assets that the CDK uploads before a deploy.
 *
 * @param parameters what is said to the template
 */
public record Release(Template template, List<Asset> assets, Map<String, String> parameters) {

  /** Reads what the CDK has written about a stack into its output folder. */
  static Release read(Path assembly, String stack) {
    return new Release(
        Template.read(assembly.resolve(stack + ".template.json")),
        Asset.readAll(assembly, assembly.resolve(stack + ".assets.json")),
        Map.of());
  }

  /** The same without the resource whose id begins like this. */
  public Release without(String id) {
    Map<String, Resource> others = new HashMap<>(template.resources());
    assertThat(others.keySet().removeIf(other -> other.startsWith(id))).isTrue();
    return new Release(template.withResources(others), assets, parameters);
  }

  /** The asset that has a key in the bucket. */
  Asset asset(String key) {
    return assets.stream()
        .filter(asset -> asset.key().equals(key))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no asset is uploaded as " + key));
  }
}
