package dev.slipway.testing.s3;

import dev.slipway.testing.process.ClassArchive;
import dev.slipway.testing.process.ClassPathJars;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * An S3 on the loopback interface that all tests of one JVM share: S3Mock, which the build unpacks
 * below lambda/engine/target/. It starts with the first call and ends with the JVM.
 */
public final class S3Server {

  private static final Duration LIMIT = Duration.ofSeconds(60);

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
    Path target = Path.of(System.getProperty("slipway.root"), "lambda", "engine", "target");
    Path place = target.resolve("s3mock-classes");
    List<String> classPath = ClassPathJars.of(classPath(target.resolve("s3mock/BOOT-INF")), place);
    List<String> flags =
        ClassArchive.flags(place.resolve("s3mock"), classPath, more -> train(classPath, more));
    try {
      RunningProcess running = run(classPath, flags);
      Runtime.getRuntime().addShutdownHook(new Thread(running::close));
      return address(running);
    } catch (IOException e) {
      throw RunningProcess.cannotStart("S3Mock", e);
    }
  }

  private static List<String> classPath(Path unpacked) {
    List<String> classPath = new ArrayList<>(List.of(unpacked.resolve("classes").toString()));
    try (Stream<Path> libraries = Files.list(unpacked.resolve("lib"))) {
      libraries.map(Path::toString).sorted().forEach(classPath::add);
    } catch (IOException e) {
      throw new UncheckedIOException("S3Mock is not there; the build unpacks it", e);
    }
    classPath.add(harness());
    return classPath;
  }

  private static RunningProcess run(List<String> classPath, List<String> flags) throws IOException {
    Path folder = Files.createTempDirectory("slipway-s3");
    List<String> command = RunningProcess.java(classPath);
    command.addAll(flags);
    command.addAll(List.of(S3MockMain.class.getName(), folder.toString()));
    return RunningProcess.start(folder, Map.of(), command);
  }

  /** An object there and back; asked to end, it writes the archive. */
  private static void train(List<String> classPath, List<String> flags) throws IOException {
    try (RunningProcess running = run(classPath, flags)) {
      S3Objects objects = new S3Objects(address(running));
      String bucket = objects.createBucket();
      objects.put(bucket, "a", new byte[] {'a'});
      if (!objects.text(bucket, "a").equals("a")) {
        throw new AssertionError("S3Mock gives another object back");
      }
      running.process().destroy();
      running.waitFor(LIMIT);
    }
  }

  private static String address(RunningProcess running) {
    running.awaitOutput(S3MockMain.READY_END, LIMIT);
    return running
        .stdout()
        .lines()
        .filter(line -> line.endsWith(S3MockMain.READY_END))
        .findFirst()
        .orElseThrow()
        .replace(S3MockMain.READY_END, "");
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
