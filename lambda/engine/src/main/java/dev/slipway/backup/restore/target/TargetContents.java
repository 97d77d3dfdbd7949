package dev.slipway.backup.restore.target;

import dev.slipway.backup.restore.target.RestoreTarget.Content;
import java.util.List;
import java.util.stream.Collectors;

/** What is in a target, in words. */
final class TargetContents {

  private TargetContents() {}

  static String text(List<Content> contents) {
    return contents.stream().map(Content::toString).collect(Collectors.joining(", "));
  }
}
