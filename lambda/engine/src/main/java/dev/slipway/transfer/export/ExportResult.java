package dev.slipway.transfer.export;

import dev.slipway.transfer.manifest.ExportManifest;
import java.util.List;
import java.util.stream.Stream;

/**
 * An export that is complete.
 *
 * @param uri where it is; ends with a slash
 * @param bytes what its files take in the store, the manifest included
 * @param warnings what there is to say of it, a sentence each
 */
public record ExportResult(String uri, ExportManifest manifest, long bytes, List<String> warnings) {

  /** The same with more to say. */
  ExportResult warning(List<String> more) {
    return new ExportResult(
        uri, manifest, bytes, Stream.concat(warnings.stream(), more.stream()).toList());
  }
}
