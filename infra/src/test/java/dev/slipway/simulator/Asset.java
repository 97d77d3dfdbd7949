package dev.slipway.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.testing.s3.S3Server;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A file or a folder that the CDK's command line uploads (AWS CDK, cloud assembly schema, "asset
 * manifest").
 *
 * @param zipped true for a folder, which is uploaded as a zip
 */
record Asset(Path path, boolean zipped, String bucket, String key) {

  static List<Asset> readAll(Path assembly, Path manifest) {
    List<Asset> assets = new ArrayList<>();
    Json.read(manifest).get("files").forEach(file -> assets.add(of(assembly, file)));
    return List.copyOf(assets);
  }

  private static Asset of(Path assembly, JsonNode file) {
    JsonNode source = file.get("source");
    JsonNode destination = file.get("destinations").elements().next();
    return new Asset(
        assembly.resolve(source.get("path").asText()),
        source.get("packaging").asText().equals("zip"),
        place(destination.get("bucketName")),
        place(destination.get("objectKey")));
  }

  private static String place(JsonNode text) {
    return text.asText()
        .replace("${AWS::AccountId}", Account.ID)
        .replace("${AWS::Region}", Account.REGION);
  }

  /** Uploads it to the S3 stand-in. */
  void upload() {
    S3Server.put(bucket, key, zipped ? S3Server.zip(files()) : content());
  }

  private Map<String, String> files() {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(path)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        files.put(path.relativize(file).toString(), Files.readString(file));
      }
      return files;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private byte[] content() {
    try {
      return Files.readAllBytes(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
