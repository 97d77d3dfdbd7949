package dev.slipway.testing.s3;

import dev.slipway.testing.process.RunningProcess;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * An S3 on the loopback interface that all tests of one JVM share: S3Mock, which the build unpacks
 * below lambda/engine/target/. It starts with the first call and ends with the JVM.
 */
public final class S3Server {

  private S3Server() {}

  /** Where it listens, for the variable AWS_ENDPOINT_URL_S3. */
  public static String endpoint() {
    return Running.ENDPOINT;
  }

  /** Creates an empty bucket and returns its name, never used before. */
  public static String createBucket() {
    return Running.OBJECTS.createBucket();
  }

  /** Creates an empty bucket of a name that is not used yet. */
  public static void createBucket(String name) {
    Running.OBJECTS.createBucket(name);
  }

  /** Stores an object and returns its URL. */
  public static String put(String bucket, String key, byte[] content) {
    return Running.OBJECTS.put(bucket, key, content);
  }

  /** The text of an object. */
  public static String text(String bucket, String key) {
    return Running.OBJECTS.text(bucket, key);
  }

  /** A zip of files by name, such as CDK makes of a folder. */
  public static byte[] zip(Map<String, String> files) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, String> file : new TreeMap<>(files).entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static String start() {
    Path unpacked =
        Path.of(
            System.getProperty("slipway.root"), "lambda", "engine", "target", "s3mock", "BOOT-INF");
    List<String> command =
        RunningProcess.java(
            List.of(
                unpacked.resolve("classes").toString(), unpacked.resolve("lib") + "/*", harness()));
    command.add(S3MockMain.class.getName());
    try {
      Path folder = Files.createTempDirectory("slipway-s3");
      command.add(folder.toString());
      RunningProcess running = RunningProcess.start(folder, Map.of(), command);
      Runtime.getRuntime().addShutdownHook(new Thread(running::close));
      running.awaitOutput(S3MockMain.READY_END, Duration.ofSeconds(60));
      return running
          .stdout()
          .lines()
          .filter(line -> line.endsWith(S3MockMain.READY_END))
          .findFirst()
          .orElseThrow()
          .replace(S3MockMain.READY_END, "");
    } catch (IOException e) {
      throw RunningProcess.cannotStart("S3Mock", e);
    }
  }

  /** Where the classes of this package are: a folder, or a jar in another module. */
  private static String harness() {
    try {
      URL place = S3Server.class.getProtectionDomain().getCodeSource().getLocation();
      return Path.of(place.toURI()).toString();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Holds the one server; loading this class starts it. */
  private static final class Running {
    static final String ENDPOINT = start();
    static final S3Objects OBJECTS = new S3Objects(ENDPOINT);
  }
}
