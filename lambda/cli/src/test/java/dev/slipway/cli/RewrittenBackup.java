package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.Wiring;
import dev.slipway.backup.manifest.Compression;
import dev.slipway.backup.manifest.Hashing;
import dev.slipway.backup.manifest.Manifest;
import dev.slipway.backup.manifest.ManifestJson;
import dev.slipway.backup.manifest.Part;
import dev.slipway.backup.manifest.Seal;
import dev.slipway.storage.Storage;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.UnaryOperator;

/** A backup of which a file is another than was written. */
final class RewrittenBackup {

  private RewrittenBackup() {}

  /** Changes a file, and the manifest with it. */
  static void change(String uri, String file, UnaryOperator<String> change) throws Exception {
    Storage backup = Wiring.storage(uri);
    Manifest manifest = ManifestJson.read(backup, Manifest.FILE, Seal.NONE);
    List<Part> parts = new ArrayList<>();
    for (Part part : manifest.parts()) {
      parts.add(part.file().startsWith(file) ? rewritten(backup, part, change) : part);
    }
    Manifest changed =
        new Manifest(
            manifest.format(),
            manifest.tool(),
            manifest.runId(),
            manifest.environment(),
            manifest.dumper(),
            manifest.compression(),
            manifest.startedAt(),
            manifest.finishedAt(),
            manifest.origin(),
            manifest.migrations(),
            manifest.extensions(),
            manifest.roles(),
            manifest.excluded(),
            manifest.warnings(),
            parts);
    ManifestJson.write(changed, backup, Manifest.FILE, Seal.NONE);
  }

  /** Changes a file alone: its manifest no longer tells the truth. */
  static void exchange(String uri, String file, UnaryOperator<String> change) throws Exception {
    Storage backup = Wiring.storage(uri);
    for (Part part : ManifestJson.read(backup, Manifest.FILE, Seal.NONE).parts()) {
      if (part.file().startsWith(file)) {
        rewritten(backup, part, change);
      }
    }
  }

  private static Part rewritten(Storage backup, Part part, UnaryOperator<String> change)
      throws Exception {
    byte[] text;
    try (InputStream in = Compression.ZSTD.decompress(backup.open(part.file()))) {
      String before = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      text = change.apply(before).getBytes(StandardCharsets.UTF_8);
      assertThat(text).isNotEqualTo(before.getBytes(StandardCharsets.UTF_8));
    }
    ByteArrayOutputStream stored = new ByteArrayOutputStream();
    try (OutputStream out = Compression.ZSTD.compress(stored)) {
      out.write(text);
    }
    try (var upload = backup.create(part.file())) {
      upload.write(stored.toByteArray());
      upload.complete();
    }
    return new Part(
        part.file(),
        part.kind(),
        part.schema(),
        part.table(),
        part.index(),
        part.rows(),
        text.length,
        sha256(text),
        stored.size(),
        sha256(stored.toByteArray()));
  }

  private static String sha256(byte[] bytes) {
    return HexFormat.of().formatHex(Hashing.sha256(bytes));
  }
}
