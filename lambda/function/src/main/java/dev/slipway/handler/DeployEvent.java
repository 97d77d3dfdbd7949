package dev.slipway.handler;

import dev.slipway.config.DeployProperties;
import dev.slipway.config.DeployVariables;
import dev.slipway.error.InvalidInput;
import dev.slipway.error.ValueKind;
import dev.slipway.migration.Version;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What CloudFormation asks of the custom resource, handed on by the CDK's provider framework (AWS
 * CloudFormation User Guide, "Custom resource request types"; AWS CDK API reference, module
 * custom_resources).
 *
 * @param request the id of CloudFormation's request
 * @param resource the resource that it is about: its stack, and its name there
 * @param time when the framework calls isComplete, since when; null when it calls onEvent
 * @param physicalId the resource's id, null before it was created
 */
record DeployEvent(
    Kind kind,
    String request,
    String resource,
    @Nullable DeployTime time,
    @Nullable String physicalId,
    Map<String, Object> properties,
    Map<String, Object> oldProperties) {

  /** The request types. */
  enum Kind {
    CREATE,
    UPDATE,
    DELETE
  }

  /** Holds what onEvent answered, the time; the framework hands it on to isComplete. */
  static final String MARK = "slipway";

  /** The event in fields by name. Throws {@link InvalidInput} for a request type nobody knows. */
  static DeployEvent of(Map<String, Object> fields) {
    return new DeployEvent(
        kind(String.valueOf(fields.get("RequestType"))),
        String.valueOf(fields.get("RequestId")),
        fields.get("StackId") + " " + fields.get("LogicalResourceId"),
        time(map(fields.get("Data")).get(MARK)),
        text(fields.get("PhysicalResourceId")),
        map(fields.get("ResourceProperties")),
        map(fields.get("OldResourceProperties")));
  }

  private static Kind kind(String type) {
    return switch (type) {
      case "Create" -> Kind.CREATE;
      case "Update" -> Kind.UPDATE;
      case "Delete" -> Kind.DELETE;
      default ->
          throw new InvalidInput(
              "Unknown RequestType (" + ValueKind.of(type) + "). Nothing was done.");
    };
  }

  private static @Nullable String text(@Nullable Object value) {
    return value == null ? null : value.toString();
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> map(@Nullable Object value) {
    return value instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
  }

  /** A property; CloudFormation sends each as text. */
  Optional<String> property(String name) {
    return Optional.ofNullable(properties.get(name))
        .map(Object::toString)
        .filter(s -> !s.isEmpty());
  }

  /** Fingerprint of the properties before; null when it is the first deploy. */
  @Nullable String from() {
    return oldProperties.isEmpty() ? null : Fingerprint.of(oldProperties);
  }

  /** Fingerprint of the properties that it brings. */
  String to() {
    return Fingerprint.of(properties);
  }

  /** True when it changes something that is there. */
  boolean changes() {
    return kind == Kind.UPDATE && !to().equals(from());
  }

  /** True when the history is another one than before, as far as both tell where it is. */
  boolean moves() {
    Object before = oldProperties.get(DeployProperties.DATABASE);
    Object now = properties.get(DeployProperties.DATABASE);
    return before != null
        && now != null
        && !(now.equals(before)
            && Objects.equals(
                properties.get(DeployProperties.HISTORY_SCHEMA),
                oldProperties.get(DeployProperties.HISTORY_SCHEMA)));
  }

  /**
   * True when the template was made earlier than that before; where the two do not say it, when the
   * head of its files is older. Clocks and versions may deceive: only for where nothing else tells.
   */
  boolean looksOlder() {
    int templates = templates();
    return templates < 0 || (templates == 0 && compare(head(properties), head(oldProperties)) < 0);
  }

  /** True when both templates say when they were made, and this one was made earlier. */
  boolean isOfOlderTemplate() {
    return templates() < 0;
  }

  /** True when both templates say when they were made, and these are two moments. */
  boolean tellsOrder() {
    return templates() != 0;
  }

  private int templates() {
    return compare(salt(properties), salt(oldProperties));
  }

  private static <T extends Comparable<? super T>> int compare(
      Optional<T> now, Optional<T> before) {
    return now.isPresent() && before.isPresent() ? now.get().compareTo(before.get()) : 0;
  }

  /** True for a version above the newest of the properties before, which so did not bring it. */
  boolean isNewerThanUndone(Version version) {
    return head(oldProperties).filter(head -> version.compareTo(head) > 0).isPresent();
  }

  /** The event as the framework hands it on to isComplete. */
  DeployEvent at(DeployTime begun) {
    return new DeployEvent(kind, request, resource, begun, physicalId, properties, oldProperties);
  }

  /** True when the database is to go back with the files. */
  boolean reverts() {
    return onRollback().filter(DeployVariables.REVERT::equals).isPresent();
  }

  /** Throws {@link InvalidInput} where a property says a word that is not known. */
  void requireKnown() {
    onRollback();
  }

  private Optional<String> onRollback() {
    String name = DeployProperties.ON_ROLLBACK;
    return property(name)
        .map(said -> KnownWord.of(name, said, DeployVariables.KEEP, DeployVariables.REVERT));
  }

  private static Optional<Version> head(Map<String, Object> properties) {
    return Optional.ofNullable(properties.get(DeployProperties.HEAD_VERSION))
        .map(Object::toString)
        .filter(Version::isNumbered)
        .map(Version::of);
  }

  /** When the template was made, if it says so. */
  private static Optional<Instant> salt(Map<String, Object> properties) {
    return DeployTime.instant(properties.get(DeployProperties.SALT));
  }

  /** What an older version of the function has begun has all its time before it. */
  private static @Nullable DeployTime time(@Nullable Object mark) {
    return mark == null ? null : new DeployTime(DeployTime.instant(mark).orElseGet(Instant::now));
  }
}
