package org.jtlsproxy.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LauncherTest {
  /** Says who it is, and lives until standard input is at its end. */
  private static final String STAYS =
      """
      echo $$ >jvm.new; mv jvm.new jvm
      read -r
      echo >end-of-file
      """;

  @TempDir private Path directory = Path.of("");
  private @Nullable StagedLauncher staged;

  private StagedLauncher stage(String jvm) throws IOException {
    staged = new StagedLauncher(directory, jvm);
    return staged;
  }

  @AfterEach
  void leaveNothingRunning() {
    if (staged != null) {
      staged.close();
    }
  }

  private String output(String name) throws IOException {
    return Files.readString(directory.resolve(name)).strip();
  }

  private List<String> lines(String name) throws IOException {
    return output(name).lines().toList();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 73, 127})
  void exitStatusOfTheJvmIsPassedOn(int status) throws Exception {
    assertEquals("exit " + status, stage("exit " + status).run());
  }

  @ParameterizedTest
  @ValueSource(ints = {6, 9, 11, 14, 15})
  void signalThatKillsTheJvmIsPassedOn(int signal) throws Exception {
    assertEquals("signal " + signal, stage("kill -s " + signal + " $$").run());
  }

  @Test
  void launcherLeavesWhenTheJvmDrainsAndTheJvmLivesOn() throws Exception {
    StagedLauncher launcher =
        stage(
            """
            echo draining
            read -r || echo >end-of-file
            echo $$ >jvm.new; mv jvm.new jvm
            until [[ -e release ]]; do sleep 0.02; done
            """);
    assertEquals("exit 0", launcher.run());
    long jvm = Long.parseLong(launcher.awaitFile("jvm"));
    assertTrue(Files.exists(launcher.file("end-of-file")));
    assertTrue(ProcessHandle.of(jvm).orElseThrow().isAlive());
    Files.createFile(launcher.file("release"));
    StagedLauncher.awaitEndOf(jvm);
  }

  @Test
  void terminationKillsBothAtOnce() throws Exception {
    StagedLauncher launcher = stage(STAYS);
    Process master = launcher.start();
    long jvm = Long.parseLong(launcher.awaitFile("jvm"));
    launcher.signal("TERM");
    assertEquals("signal 15", StagedLauncher.end(master));
    StagedLauncher.awaitEndOf(jvm);
    assertFalse(Files.exists(launcher.file("end-of-file")));
  }

  @Test
  void jvmSeesTheDeathOfTheLauncher() throws Exception {
    StagedLauncher launcher = stage(STAYS);
    Process master = launcher.start();
    launcher.awaitFile("jvm");
    assertFalse(Files.exists(launcher.file("end-of-file")));
    launcher.signal("KILL");
    assertEquals("signal 9", StagedLauncher.end(master));
    launcher.awaitFile("end-of-file");
  }

  @ParameterizedTest
  @ValueSource(ints = {6, 9, 30})
  void descriptorsOfMasterAreTheJvmsAlone(int last) throws Exception {
    StagedLauncher launcher =
        stage("for fd in {3..30}; do readlink /proc/$$/fd/$fd; done >descriptors\n" + STAYS);
    launcher.passDescriptorsUpTo(last);
    Process master = launcher.start();
    launcher.awaitFile("jvm");
    Path inherited = launcher.file("inherited").toRealPath();
    assertFalse(launcher.descriptors().containsValue(inherited));
    long passed = output("descriptors").lines().filter(inherited.toString()::equals).count();
    assertEquals(last - 2, passed);
    launcher.signal("TERM");
    StagedLauncher.end(master);
  }

  @Test
  void argumentsArePassedOnAsTheyAre() throws Exception {
    StagedLauncher launcher = stage("printf '<%s>\\n' \"$@\" >arguments");
    assertEquals("exit 0", launcher.run("-o", "a = b c", "", "*", "$HOME", "@file", "ends in \\"));
    assertEquals(
        List.of(
            "<@" + launcher.file("jvm.options") + ">",
            "<org.jtlsproxy.Main>",
            "<-o>",
            "<a = b c>",
            "<>",
            "<*>",
            "<$HOME>",
            "<@file>",
            "<ends in \\>"),
        lines("arguments"));
  }

  @Test
  void environmentNamesTheProcessThatMasterKnows() throws Exception {
    StagedLauncher launcher = stage("env >environment\n");
    assertEquals("exit 0", launcher.run());
    List<String> environment = lines("environment");
    assertTrue(environment.contains("JTLSPROXY_MASTER_CHILD=" + launcher.pid()));
    assertTrue(environment.contains("JTLSPROXY_NAME=jtlsproxy"));
    assertTrue(environment.contains("MAIL_LOGTAG=postfix"));
    assertFalse(output("environment").contains("JTLSPROXY_TTY"));
    assertFalse(output("environment").contains("PATH="));
  }

  @Test
  void launcherFindsItsDirectoryThroughSymbolicLinks() throws Exception {
    StagedLauncher launcher = stage("env >environment; printf '%s\\n' \"$1\" >options");
    Path sbin = Files.createDirectory(directory.resolve("sbin"));
    Path inner = Files.createSymbolicLink(sbin.resolve("inner"), Path.of("../jtlsproxy"));
    launcher.startAs(Files.createSymbolicLink(sbin.resolve("tlsproxy"), inner));
    assertEquals("exit 0", launcher.run());
    assertEquals("@" + launcher.file("jvm.options").toRealPath(), output("options"));
    assertTrue(output("environment").contains("JTLSPROXY_NAME=tlsproxy"));
  }

  @Test
  void terminalIsReported() throws Exception {
    StagedLauncher launcher = stage("echo \"$JTLSPROXY_TTY\" >terminal");
    Process script =
        new ProcessBuilder("script", "-qec", launcher.file("jtlsproxy").toString(), "/dev/null")
            .directory(directory.toFile())
            .start();
    StagedLauncher.end(script);
    assertEquals("1", output("terminal"));
  }

  @Test
  void jvmStaysInTheProcessGroupOfMaster() throws Exception {
    StagedLauncher launcher =
        stage("for p in $PPID $$; do cut -d ' ' -f 5 /proc/$p/stat; done >groups");
    assertEquals("exit 0", launcher.run());
    List<String> groups = lines("groups");
    assertEquals(2, groups.size());
    assertEquals(groups.get(0), groups.get(1));
    assertFalse(groups.get(1).equals(Long.toString(launcher.pid())), "a group of its own");
  }

  @Test
  void whatTheJvmSaysIsLoggedAndIsNoNotice() throws Exception {
    StagedLauncher launcher = stage("echo 'not draining'; printf 'out of memory'; exit 3");
    assertEquals("exit 3", launcher.run());
    String log = output("stderr");
    assertTrue(log.contains("jtlsproxy: warning: not draining"), log);
    assertTrue(log.contains("jtlsproxy: warning: out of memory"), log);
  }

  @Test
  void ofACrashReportOnlyTheBeginningIsLogged() throws Exception {
    StagedLauncher launcher =
        stage("for ((i = 1; i <= 5000; i++)); do echo \"line $i.\"; done; kill -s ABRT $$");
    assertEquals("signal 6", launcher.run());
    List<String> log =
        lines("stderr").stream().filter(line -> line.startsWith("jtlsproxy: warning: ")).toList();
    assertEquals(12, log.size());
    assertEquals("jtlsproxy: warning: line 12.", log.get(11));
  }

  @Test
  void launcherLeavesWhenATalkativeJvmDrains() throws Exception {
    assertEquals(
        "exit 0",
        stage("for i in {1..50}; do echo \"line $i.\"; done; echo draining; read -r; exit 1")
            .run());
  }

  @Test
  void standardErrorOfTheJvmIsLoggedOnlyIfNobodySeesIt() throws Exception {
    StagedLauncher launcher = stage("readlink /proc/$$/fd/{1,2} >descriptors");
    assertEquals("exit 0", launcher.run());
    assertEquals(launcher.file("stderr").toRealPath().toString(), lines("descriptors").get(1));
    launcher.discardStandardError();
    assertEquals("exit 0", launcher.run());
    assertEquals(lines("descriptors").get(0), lines("descriptors").get(1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"java", "jvm.options"})
  void incompleteInstallationIsFatal(String missing) throws Exception {
    StagedLauncher launcher = stage("exit 0");
    Files.delete(launcher.file(missing));
    assertEquals("exit 1", launcher.run());
    assertTrue(
        output("stderr").contains("jtlsproxy: fatal: cannot read " + launcher.file(missing)),
        output("stderr"));
  }
}
