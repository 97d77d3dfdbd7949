package dev.slipway.backup.manifest;

import dev.slipway.json.StrictObject;

/** Makes a manifest of JSON. Throws {@link IllegalArgumentException} that names what is wrong. */
final class ManifestReader {

  private ManifestReader() {}

  static Manifest read(StrictObject json) {
    Manifest manifest =
        new Manifest(
            json.index("format"),
            json.text("tool"),
            json.text("runId"),
            json.text("environment"),
            json.text("dumper"),
            json.oneOf("compression", Compression.class),
            json.text("startedAt"),
            json.text("finishedAt"),
            origin(json.object("origin")),
            MigrationStateJson.read(json.object("migrations")),
            json.objects("extensions", ManifestReader::extension),
            json.texts("roles"),
            json.texts("excluded"),
            json.textsIfThere("warnings"),
            json.objects("parts", ManifestReader::part));
    json.end();
    ManifestRules.check(manifest);
    return manifest;
  }

  private static Origin origin(StrictObject json) {
    Origin origin =
        new Origin(
            json.text("database"),
            json.text("server"),
            json.objectIfThere("serverId").map(ManifestReader::serverId).orElse(ServerId.UNKNOWN),
            json.text("encoding"),
            json.oneOfIfThere("names", NameForm.class).orElse(NameForm.UTF8),
            json.text("collate"),
            json.text("ctype"),
            json.objectIfThere("sorting").map(ManifestReader::sorting).orElse(Sorting.UNKNOWN),
            json.text("snapshot"),
            json.text("walPosition"));
    json.end();
    return origin;
  }

  private static Sorting sorting(StrictObject json) {
    Sorting sorting =
        new Sorting(
            json.textOrNull("provider"), json.textOrNull("locale"), json.textOrNull("rules"));
    json.end();
    return sorting;
  }

  private static ServerId serverId(StrictObject json) {
    ServerId id = new ServerId(json.textOrNull("given"), json.textOrNull("system"));
    json.end();
    return id;
  }

  private static Extension extension(StrictObject json) {
    return new Extension(json.text("name"), json.text("version"), json.text("schema"));
  }

  private static Part part(StrictObject json) {
    return new Part(
        json.text("file"),
        json.oneOf("kind", Part.Kind.class),
        json.textOrNull("schema"),
        json.textOrNull("table"),
        json.index("index"),
        json.count("rows"),
        json.count("bytes"),
        json.text("sha256"),
        json.count("storedBytes"),
        json.text("storedSha256"));
  }
}
