package dev.slipway.config;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A password file of libpq (PostgreSQL manual, chapter 32.16). As there, one that others may read
 * is not used.
 */
final class PasswordFile {

  private static final Set<PosixFilePermission> OWNERS =
      EnumSet.of(
          PosixFilePermission.OWNER_READ,
          PosixFilePermission.OWNER_WRITE,
          PosixFilePermission.OWNER_EXECUTE);

  private static final List<String> USUAL_SOCKET_FOLDERS = List.of("/tmp", "/var/run/postgresql");

  private final List<List<String>> lines;
  private final List<String> notices;

  private PasswordFile(List<List<String>> lines, List<String> notices) {
    this.lines = lines;
    this.notices = notices;
  }

  /** Reads a file; one that is not there is as good as empty. Never throws. */
  static PasswordFile read(Path file) {
    try {
      if (!Files.exists(file)) {
        return new PasswordFile(List.of(), List.of());
      }
      if (!Files.isRegularFile(file)) {
        return ignored(file, "is not a plain file");
      }
      if (isOpenToOthers(file)) {
        return ignored(file, "may be read or written by others; chmod 600 changes that");
      }
      return new PasswordFile(
          Files.readString(file, StandardCharsets.UTF_8)
              .lines()
              .filter(line -> !line.startsWith("#"))
              .map(PasswordFile::fields)
              .filter(fields -> fields.size() >= 5)
              .toList(),
          List.of());
    } catch (IOException e) {
      return ignored(file, "cannot be read (" + e.getClass().getSimpleName() + ")");
    }
  }

  private static PasswordFile ignored(Path file, String why) {
    return new PasswordFile(
        List.of(), List.of("the password file " + file + " is not used: it " + why));
  }

  private static boolean isOpenToOthers(Path file) throws IOException {
    return file.getFileSystem().supportedFileAttributeViews().contains("posix")
        && !OWNERS.containsAll(Files.getPosixFilePermissions(file));
  }

  /** The fields of a line; a backslash takes the meaning of what follows it. */
  private static List<String> fields(String line) {
    List<String> fields = new ArrayList<>();
    StringBuilder field = new StringBuilder();
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '\\' && i + 1 < line.length()) {
        field.append(c).append(line.charAt(++i));
      } else if (c == ':' && fields.size() < 4) {
        fields.add(field.toString());
        field.setLength(0);
      } else {
        field.append(c);
      }
    }
    fields.add(field.toString());
    return fields;
  }

  /** Why it is not used, if it is not. */
  List<String> notices() {
    return notices;
  }

  /** What the first line that fits holds. */
  Optional<Secret> password(Server server, String database, String user) {
    List<String> wanted = List.of(host(server), "" + server.port(), database, user);
    return lines.stream()
        .filter(line -> fits(line, wanted))
        .findFirst()
        .map(line -> new Secret(plain(line.get(4))));
  }

  private static boolean fits(List<String> line, List<String> wanted) {
    for (int i = 0; i < wanted.size(); i++) {
      if (!line.get(i).equals("*") && !plain(line.get(i)).equals(wanted.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static String plain(String field) {
    return field.replaceAll("\\\\(.)", "$1");
  }

  private static String host(Server server) {
    return USUAL_SOCKET_FOLDERS.contains(server.host())
        ? "localhost"
        : server.host().replaceAll("^\\[|]$", "");
  }
}
