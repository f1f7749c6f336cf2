// A SpacetimeDB module in Java, built by Gradle with plain tasks only: the annotation processor checks the module while it is
// compiled, and the task `wasm` starts the module build. Copy it beside src, with a settings.gradle.kts that names the project.
//
//   gradle build     compiles, tests, makes build/module.wasm
//   gradle wasm      makes build/module.wasm
//   spacetime publish --bin-path build/module.wasm <database>

plugins {
    java
}

val stdbVersion = "0.1.0-SNAPSHOT"

repositories {
    mavenLocal() // ./mvnw -Dquick -DskipTests install in a clone of stdb puts dev.stdb there
    mavenCentral()
}

java {
    toolchain {
        languageVersion = JavaLanguageVersion.of(25) // the module build needs it; modules are Java 21
    }
}

tasks.withType<JavaCompile>().configureEach {
    options.release = 21
}

/** What the module build itself runs on. */
val moduleBuild: Configuration by configurations.creating

dependencies {
    implementation("dev.stdb:stdb-module-api:$stdbVersion")
    annotationProcessor("dev.stdb:stdb-module-processor:$stdbVersion")
    moduleBuild("dev.stdb:stdb-module-build:$stdbVersion")

    testImplementation("dev.stdb:stdb-module-testing:$stdbVersion")
    testImplementation("org.junit.jupiter:junit-jupiter-api:5.14.4")
    testRuntimeOnly("org.junit.jupiter:junit-jupiter-engine:5.14.4")
    testRuntimeOnly("org.junit.platform:junit-platform-launcher:1.14.4")
    if (providers.systemProperty("stdb.test.target").orNull == "wasm") {
        testRuntimeOnly("dev.stdb:stdb-module-testing-wasm:$stdbVersion")
    }
}

val wasm by tasks.registering(JavaExec::class) {
    group = "build"
    description = "Builds the module to build/module.wasm."
    val out = layout.buildDirectory.file("module.wasm")
    classpath = moduleBuild
    mainClass = "dev.stdb.module.build.Main"
    args("--project", projectDir.path)
    args("--out", out.get().asFile.path)
    args("--class-path", configurations.compileClasspath.get().asPath)
    inputs.files(sourceSets.main.get().allSource)
    inputs.files(configurations.compileClasspath)
    outputs.file(out)
}

tasks.assemble {
    dependsOn(wasm)
}

tasks.test {
    useJUnitPlatform()
    // gradle test -Dstdb.test.target=wasm runs the same tests against the module's wasm.
    providers.systemProperty("stdb.test.target").orNull?.let { target ->
        dependsOn(wasm)
        systemProperty("stdb.test.target", target)
        systemProperty("stdb.test.wasm", layout.buildDirectory.file("module.wasm").get().asFile.path)
    }
}
