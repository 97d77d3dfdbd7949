package dev.slipway.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/** Data that a server has not run on yet, with an empty database and a superuser. */
final class NewData {

  private static final String TEMPLATE = "template-";

  /** Of a template: another one where the server is told otherwise how to make it. */
  private static final int FORM = 1;

  private final EmbeddedServerFolder folder;
  private final EmbeddedServerPrograms programs;
  private final String user;

  NewData(EmbeddedServerFolder folder, EmbeddedServerPrograms programs, String user) {
    this.folder = folder;
    this.programs = programs;
    this.user = user;
  }

  /** Makes them beside their place and moves them there, so that a kill leaves all or nothing. */
  void make(Path place) throws IOException {
    folder.finish(draft(), place);
  }

  /**
   * Copies them into a draft from a template, which takes a fraction of the time. The first makes
   * the template; it lies beside the programs, which are as much believed.
   */
  void copy(Path draft) throws IOException {
    Path template = folder.path(TEMPLATE + programs.version() + "-" + FORM);
    if (!Files.exists(template)) {
      throwAwayTemplates();
      Path made = draft();
      // It is for many starts, so it is all on the disk before it has its name.
      programs.run("initdb", "--sync-only", "-D", made.toString());
      folder.finish(made, template);
    }
    // Several folders may share one by a link.
    copy(template.toRealPath(), draft);
  }

  /** Those of other servers and other forms; the next start deletes what is thrown away. */
  private void throwAwayTemplates() throws IOException {
    try (Stream<Path> files = Files.list(folder.path())) {
      for (Path old : files.filter(NewData::isTemplate).toList()) {
        folder.finish(old, folder.scratch());
      }
    }
  }

  private static boolean isTemplate(Path file) {
    return file.getFileName().toString().startsWith(TEMPLATE);
  }

  private static void copy(Path from, Path to) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(from)) {
      files = all.toList();
    }
    for (Path file : files) {
      Path copy = to.resolve(from.relativize(file).toString());
      Files.copy(file, copy, StandardCopyOption.COPY_ATTRIBUTES);
    }
  }

  private Path draft() throws IOException {
    Path draft = folder.draft();
    String place = draft.toString();
    programs.run(
        "initdb", "-D", place, "-U", user, "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync");
    programs.feed(
        "CREATE DATABASE " + EmbeddedServer.DATABASE + "\n",
        "postgres",
        "--single",
        "-D",
        place,
        "postgres");
    return draft;
  }
}
