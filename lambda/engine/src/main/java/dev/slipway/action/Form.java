package dev.slipway.action;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What an action is called, what it does, and what can be said to it: the same for both doors.
 *
 * @param help what it does, a sentence or more a line
 * @param found what the verdict {@link Verdict#FOUND} says of it, empty where it is never given
 * @param check what {@code --check} is for; where it is not empty, a finding counts only with that
 * @param topics which settings mean something to it; the others are understood all the same
 */
public record Form(
    String word,
    List<String> help,
    String found,
    String check,
    Set<Topic> topics,
    List<Field<?>> fields) {

  /** A form without fields to which all settings mean something. */
  public static Form of(String word, String... help) {
    return new Form(word, List.of(help), "", "", Set.of(Topic.values()), List.of());
  }

  /** Only these settings mean something to it. */
  public Form about(Topic... some) {
    return new Form(word, help, found, check, Set.of(some), fields);
  }

  /** It may find something, and that says so much. */
  public Form finding(String what) {
    return new Form(word, help, what, check, topics, fields);
  }

  /** The same, and it counts on the command line only with {@code --check}. */
  public Form findingWhenChecked(String what, String checkHelp) {
    return new Form(word, help, what, checkHelp, topics, fields);
  }

  /** What can be said to it. */
  public Form taking(Field<?>... some) {
    return new Form(word, help, found, check, topics, List.of(some));
  }

  /** The names that a request may have, that of its word first. */
  List<String> names() {
    List<String> names = new ArrayList<>(List.of("action"));
    for (Field<?> field : fields) {
      names.add(field.name());
    }
    return names;
  }
}
