package io.closeloop.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Whoever adds an endpoint has to say by which calls another account might try to reach what is not its own. */
class EndpointCallsTest {

    @Test
    void every_endpoint_of_the_service_is_asked_by_strangers() {
        List<String> endpoints = new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages("io.closeloop.lifecycle")
                        .stream()
                        .filter(found -> found.isAnnotatedWith(Path.class))
                        .map(JavaClass::reflect)
                        .flatMap(EndpointCallsTest::endpointsOf)
                        .toList();

        assertThat(EndpointCalls.all().endpoints())
                .as("calls for each endpoint, in EndpointCalls")
                .containsExactlyInAnyOrderElementsOf(endpoints);
    }

    private static Stream<String> endpointsOf(Class<?> resource) {
        return Stream.of(resource.getDeclaredMethods())
                .flatMap(method -> methodsOf(method)
                        .map(name -> name + " "
                                + path(resource.getAnnotation(Path.class), method.getAnnotation(Path.class))));
    }

    private static Stream<String> methodsOf(Method method) {
        return Stream.of(method.getAnnotations())
                .flatMap(annotation ->
                        Stream.ofNullable(annotation.annotationType().getAnnotation(HttpMethod.class)))
                .map(HttpMethod::value);
    }

    private static String path(Path resource, @Nullable Path method) {
        String whole = "/" + resource.value() + "/" + (method == null ? "" : method.value());
        return whole.replaceAll("/+", "/").replaceAll("/$", "");
    }
}
