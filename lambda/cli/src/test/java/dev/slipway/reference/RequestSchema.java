package dev.slipway.reference;

import dev.slipway.action.Field;
import dev.slipway.action.Form;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The requests that the function takes, as a JSON Schema (draft 2020-12). */
final class RequestSchema {

  private RequestSchema() {}

  static Map<String, Object> of(List<Form> forms) {
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    schema.put("title", "A request to the function of Slipway");
    schema.put("oneOf", forms.stream().map(RequestSchema::request).toList());
    return schema;
  }

  private static Map<String, Object> request(Form form) {
    Map<String, Object> properties = new LinkedHashMap<>();
    properties.put("action", Map.of("const", form.word()));
    List<String> required = new ArrayList<>(List.of("action"));
    for (Field<?> field : form.fields()) {
      properties.put(field.name(), property(field));
      if (field.required()) {
        required.add(field.name());
      }
    }
    Map<String, Object> request = new LinkedHashMap<>();
    request.put("type", "object");
    request.put("description", String.join(" ", form.help()));
    request.put("properties", properties);
    request.put("required", required);
    request.put("additionalProperties", false);
    return request;
  }

  private static Object property(Field<?> field) {
    return ordered(field.value().schema());
  }

  /** The same from run to run. */
  private static Object ordered(Object value) {
    if (value instanceof List<?> list) {
      return list.stream().map(RequestSchema::ordered).toList();
    }
    if (value instanceof Map<?, ?> map) {
      Map<Object, Object> sorted = new TreeMap<>();
      map.forEach((name, one) -> sorted.put(name, ordered(one)));
      return sorted;
    }
    return value;
  }
}
