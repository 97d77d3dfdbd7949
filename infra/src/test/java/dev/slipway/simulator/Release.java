package dev.slipway.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A version of a team's stack: its template, and the assets that the CDK uploads before a deploy.
 */
public record Release(Template template, List<Asset> assets) {

  /** Reads what the CDK has written about a stack into its output folder. */
  static Release read(Path assembly, String stack) {
    return new Release(
        Template.read(assembly.resolve(stack + ".template.json")),
        Asset.readAll(assembly, assembly.resolve(stack + ".assets.json")));
  }

  /** The same without the resource whose id begins like this. */
  public Release without(String id) {
    Map<String, Resource> others = new HashMap<>(template.resources());
    assertThat(others.keySet().removeIf(other -> other.startsWith(id))).isTrue();
    return new Release(new Template(Map.copyOf(others)), assets);
  }

  /** The asset that has a key in the bucket. */
  Asset asset(String key) {
    return assets.stream()
        .filter(asset -> asset.key().equals(key))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no asset is uploaded as " + key));
  }
}
