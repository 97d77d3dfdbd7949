package dev.slipway.transfer.export;

import dev.slipway.transfer.manifest.ExportManifest;
import java.util.List;
import java.util.stream.Stream;

/**
 * An export that is complete, or has paused.
 *
 * @param uri where it is; ends with a slash
 * @param bytes what its files take in the store, the manifest included
 * @param tablesLeft how many tables are to come when the same is asked again; 0 when it is complete
 * @param warnings what there is to say of it, a sentence each
 */
public record ExportResult(
    String uri, ExportManifest manifest, long bytes, int tablesLeft, List<String> warnings) {

  /** The same with more to say. */
  ExportResult warning(List<String> more) {
    return new ExportResult(
        uri, manifest, bytes, tablesLeft, Stream.concat(warnings.stream(), more.stream()).toList());
  }
}
