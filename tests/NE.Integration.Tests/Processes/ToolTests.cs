using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using NE.Runtime.Training.Checkpoints;
using Shouldly;
using Xunit;

namespace NE.Integration.Tests.Processes;

/// <summary>The command <c>ne</c> as a process.</summary>
public sealed class ToolTests : IDisposable
{
    private const string Yaml = """
        experiment: Tiny
        steps: 500
        environment: Reacher-v4
        td3: { batch-size: 16, warm-up: 100, replay-capacity: 500 }
        networks:
          actor:  [linear 16, relu, linear 12, relu, linear action, tanh]
          critic: { twins: 2, layers: [linear 16, relu, linear 12, relu, linear 1] }
        topology:   { density: 0.5 }
        grow:       { every: 20, until: 400 }
        review:     { window: 100, observe-every: 20 }
        evaluate:   { every: 250, episodes: 2 }
        checkpoint: { every: 250 }
        metrics:    { every: 100 }
        variants:
          NoReview: { review: off }
        """;

    private const string Study = """

        study:
          name: Pair
          seeds: 2
          first-seed: 4
          compare: [Tiny, NoReview]
          across: [Reacher-v4]
          vary: { grow: { every: [20, 40] } }
        """;

    private readonly TemporaryFolder root = new();

    public ToolTests() => File.WriteAllText(root.At("tiny.ne.yaml"), Yaml);

    public void Dispose() => root.Dispose();

    [Fact]
    public void Command_WithoutArguments_ShowsEveryCommandWithAnExample()
    {
        (int code, string output, _) = Run();

        code.ShouldBe(0);
        foreach (string command in (string[])["run", "study", "eval", "emit", "eject", "spec", "new", "doctor", "test", "bench"])
        {
            output.ShouldMatch($@"\n  {command} ");
            output.ShouldContain($"./ne {command}");
        }
    }

    [Theory]
    [InlineData("ne: there is no command 'frob'. See ./ne --help.", "frob")]
    [InlineData("ne: there is no command 'rnu'. Did you mean run? See ./ne --help.", "rnu")]
    [InlineData("ne: Required argument 'PROJECT' missing for command: 'run'. See ./ne --help.", "run")]
    [InlineData("ne: --experiment and --device need --parity PROJECT.", "doctor", "--device", "cuda")]
    [InlineData("ne: '1x' is not a valid class name; use letters, digits and _, starting with a letter.", "new", "1x")]
    [InlineData("ne: 'class' is a C# keyword; choose another name.", "new", "class")]
    [InlineData("ne: 'record' is a C# keyword; choose another name.", "new", "record", "--yaml")]
    [InlineData("ne: 'Value' is a class that the experiment itself uses; choose another name.", "new", "Value")]
    [InlineData("ne: 'Layer' is a class that the experiment itself uses; choose another name.", "new", "Layer")]
    [InlineData("ne: 'Update' is a name that generated code uses; choose another name.", "new", "Update")]
    [InlineData("ne: 'Random' is a name that generated code uses; choose another name.", "new", "Random", "--yaml")]
    public void WrongUse_Exits2WithOneSentence(string sentence, params string[] arguments)
    {
        (int code, string output, string errors) = Run(arguments);

        (code, output, errors.Trim()).ShouldBe((2, "", sentence));
    }

    [Theory]
    [InlineData("there is no file nowhere.ne.yaml.", "run", "nowhere.ne.yaml")]
    [InlineData("there is no project in nowhere; give a folder with one .csproj file.", "run", "nowhere")]
    [InlineData("nowhere is not a run folder: it has no run.json.", "eval", "nowhere")]
    public void Fault_Exits1WithOneSentence(string sentence, params string[] arguments)
    {
        (int code, _, string errors) = Run(arguments);

        (code, errors.Trim()).ShouldBe((1, "ne: " + sentence));
    }

    [Fact]
    public void Yaml_WithAMistake_IsRefusedAtItsPlace()
    {
        File.WriteAllText(root.At("wrong.ne.yaml"), Yaml.Replace("every: 20", "evry: 20", StringComparison.Ordinal));

        (int code, _, string errors) = Run("run", root.At("wrong.ne.yaml"));

        code.ShouldBe(1);
        errors.ShouldContain("wrong.ne.yaml(9,15): error NE05");
        errors.ShouldContain("'every'");
        errors.ShouldNotContain("   at ");
    }

    [Fact]
    public void Yaml_WithoutAnyProject_TrainsAndEvaluatesAndExports()
    {
        Run("run", root.At("tiny.ne.yaml"), "list", "--debug").Output.ShouldMatch(@"^Tiny .*\nNoReview .*\n$");

        (int code, string output, string errors) = Run("run", root.At("tiny.ne.yaml"), "--seed", "3", "--out", root.At("runs"), "--quiet");

        code.ShouldBe(0, output + errors);
        string run = RunFiles.Folder(root.At("runs"), "Reacher-v4", "Tiny", 3);
        string[] last = [.. File.ReadAllLines(Path.Combine(run, "eval.csv")).TakeLast(2).Select(line => line.Split(',')[2])];
        (code, output, errors) = Run("eval", run, "--export", root.At("policy.safetensors"));
        code.ShouldBe(0, errors);
        output.ShouldContain($"episode 0: return {last[0]}, length 50");
        output.ShouldContain($"episode 1: return {last[1]}, length 50");

        SafetensorsReader policy = SafetensorsReader.ReadFile(root.At("policy.safetensors"));
        SafetensorsReader checkpoint = SafetensorsReader.ReadFile(RunFiles.Checkpoints(run)[^1]);
        policy.Shapes.Keys.ShouldBe(
            ["Policy.Hidden1.weight", "Policy.Hidden1.bias", "Policy.Hidden2.weight", "Policy.Hidden2.bias", "Policy.Action.weight", "Policy.Action.bias"],
            ignoreOrder: true);
        float[] exported = new float[12 * 16], saved = new float[12 * 16];
        policy.Read("Policy.Hidden2.weight", exported);
        checkpoint.Read("Policy.Hidden2.weight", saved);
        exported.ShouldBe(saved);
        policy.Metadata["action_limit"].ShouldBe("1");
        policy.Metadata["layers"].Split('\n')[^1].ShouldStartWith("Policy.Action = 12 -> 2, tanh");
        policy.Metadata["step"].ShouldBe(500.ToString(CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void New_InTheRepository_MakesTheTemplatesFilesAndPrintsACommandThatWorks(bool yaml)
    {
        (int code, string output, string errors) = Run(
            ["new", "MyStudy", "--task", "Reacher", .. yaml ? ["--yaml"] : (string[])[]], root.Path, new() { ["NE_COMMAND"] = "../my files/ne" });

        code.ShouldBe(0, errors);
        output.ShouldBe("MyStudy: train it with: '../my files/ne' run MyStudy\n");
        Directory.GetFiles(root.At("MyStudy")).Select(file => Path.GetFileName(file)).ShouldBe(
            ["MyStudy.csproj", "Program.cs", "README.md", ".gitignore", .. yaml ? ["MyStudy.ne.yaml", "ne.schema.json"] : (string[])["MyStudy.cs"]],
            ignoreOrder: true);
        File.ReadAllText(root.At("MyStudy", yaml ? "MyStudy.ne.yaml" : "MyStudy.cs")).ShouldContain("Reacher");
        string readme = File.ReadAllText(root.At("MyStudy", "README.md"));
        readme.ShouldStartWith("# A growing network on Reacher\n");
        readme.ShouldNotContain("<!--");
        readme.Contains("ne.schema.json", StringComparison.Ordinal).ShouldBe(yaml);
        string project = File.ReadAllText(root.At("MyStudy", "MyStudy.csproj"));
        project.ShouldNotContain("PackageReference");
        project.ShouldContain("/src/NE.Generators/NE.Generators.csproj\" OutputItemType=\"Analyzer\"");
        project.ShouldContain("<NeKeepGenerated>true</NeKeepGenerated>");
    }

    [Fact]
    public void Emit_OfYaml_ShowsTheGeneratedCodeAndTheProgram()
    {
        string code = Run("emit", root.At("tiny.ne.yaml"), "Tiny").Output;
        string program = Run("emit", root.At("tiny.ne.yaml"), "Tiny", "--program").Output;

        code.ShouldContain("// ----- Tiny.Update.g.cs");
        code.ShouldContain("partial class Tiny");
        code.ShouldNotContain("NoReview.Agent");
        program.ShouldMatch("^// ----- Tiny.program.txt\nprogram [0-9a-f]{64}\n\nbuffers\n");
        program.ShouldContain("section ");
    }

    [Fact]
    public void Emit_OfKernels_ShowsThoseOfTheProgram_AndForABackendAllThatItsCompilerTakes()
    {
        string body = Run("emit", root.At("tiny.ne.yaml"), "Tiny", "--kernels").Output;
        string whole = Run("emit", root.At("tiny.ne.yaml"), "Tiny", "--kernels", "opencl").Output;

        body.ShouldStartWith("// ----- Tiny.kernels.cl\n#define OBSERVATIONS 11 ");
        body.ShouldContain("DEVICE void update_critics_0(LEARNER, int row)");
        body.ShouldNotContain("NoReview");
        whole.ShouldContain("FP_CONTRACT OFF");
        whole.ShouldContain(body.Split('\n', 2)[1].TrimEnd());
        (int code, string _, string errors) = Run("emit", root.At("tiny.ne.yaml"), "Tiny", "--kernels", "metal");
        code.ShouldBe(2);
        errors.ShouldContain("metal");
    }

    [Fact]
    public void Emit_OfKernelsForALearnerTooLargeForThem_SaysWhyThereAreNone()
    {
        const string Large = """
            experiment: Large
            steps: 200_000
            environment: Reacher-v4
            td3: { batch-size: 65_536, warm-up: 100_000, replay-capacity: 100_000 }
            dense: on
            networks:
              actor:  [linear 8192, relu, linear 8192, relu, linear action, tanh]
              critic: { twins: 2, layers: [linear 8192, relu, linear 8192, relu, linear 1] }
            """;
        File.WriteAllText(root.At("large.ne.yaml"), Large);

        (int code, string output, string errors) = Run("emit", root.At("large.ne.yaml"), "Large", "--kernels");

        (code, output).ShouldBe((1, ""));
        errors.ShouldStartWith("ne: Large has no kernels for a device: a learner needs more than 2,147,483,647 floats");
    }

    [Theory]
    [InlineData]
    [InlineData("--program")]
    [InlineData("--kernels")]
    public void Emit_OfAnUnknownName_Exits2AndNamesThoseThereAre(params string[] flags)
    {
        (int code, string output, string errors) = Run(["emit", root.At("tiny.ne.yaml"), "Typo", .. flags]);

        (code, output, errors.Trim()).ShouldBe((2, "", "ne: there is no experiment 'Typo'; there are Tiny, NoReview."));
    }

    [Fact]
    public void SpecDiff_OfAVariant_NamesWhatDiffers()
    {
        (int code, string output, string errors) = Run("spec", "diff", root.At("tiny.ne.yaml"), "Tiny", "NoReview");

        code.ShouldBe(0, errors);
        output.ShouldMatch(@"review\.window\s+100\s+-");
        output.ShouldContain("Their programs differ.");
        Run("spec", "diff", root.At("tiny.ne.yaml"), "Tiny", "Tiny").Output.ShouldBe("They are identical.\n");
        Run("spec", root.At("tiny.ne.yaml")).Output.ShouldContain("grow.every = 20");
    }

    [Theory]
    [InlineData("yaml")]
    [InlineData("csharp")]
    public void SpecAs_OfYamlWithAStudy_StatesTheSameExperimentsAndStudy(string form)
    {
        File.WriteAllText(root.At("tiny.ne.yaml"), Yaml + Study);

        (int code, string output, string errors) = Run("spec", root.At("tiny.ne.yaml"), "Tiny", "--as", form);

        code.ShouldBe(0, errors);
        string[] expected = form == "yaml"
            ? ["experiment: Tiny", "  NoReview:", "study:", "  seeds: 2", "  first-seed: 4", "  compare: [Tiny, NoReview]", "  across: [Reacher-v4]", "    grow: { every: [20, 40] }"]
            : ["public partial class Tiny\n", "[Variant<Tiny>", "[Study(Seeds = 2, FirstSeed = 4)]", "[Compare<Tiny>]", "[Compare<NoReview>]", "[Across(\"Reacher-v4\")]",
                "[Vary<GrowAttribute>(nameof(GrowAttribute.Every), 20, 40)]", "public partial class Pair;"];
        expected.ShouldAllBe(part => output.Contains(part, StringComparison.Ordinal), output);
        if (form == "yaml")
        {
            File.WriteAllText(root.At("again.ne.yaml"), output);
            Run("spec", root.At("again.ne.yaml"), "Tiny", "--as", "yaml").Output.ShouldBe(output);
            Run("spec", root.At("again.ne.yaml"), "Tiny", "--as", "csharp").Output
                .ShouldBe(Run("spec", root.At("tiny.ne.yaml"), "Tiny", "--as", "csharp").Output);
        }
    }

    [Fact]
    public void Study_OfYaml_IsPlannedAndTrained()
    {
        File.WriteAllText(root.At("tiny.ne.yaml"), Yaml + Study);

        (int code, string output, string errors) = Run("study", "plan", root.At("tiny.ne.yaml"));
        code.ShouldBe(0, errors);
        output.ShouldContain("Pair: 4 rows × 2 seeds");
        output.ShouldContain("Grow.Every=40");
        Directory.Exists(root.At("studies")).ShouldBeFalse();

        (code, output, errors) = Run("study", root.At("tiny.ne.yaml"), "--out", root.At("studies"), "--jobs", "2");
        code.ShouldBe(0, output + errors);
        File.ReadAllLines(root.At("studies", "Pair", "results.csv")).Length.ShouldBe(9);
        File.ReadAllLines(root.At("studies", "Pair", "summary.csv")).Length.ShouldBe(5);
        File.Exists(root.At("studies", "Pair", "Reacher-v4", "NoReview", "Grow.Every=40", "seed-5", "done")).ShouldBeTrue();
    }

    [Theory]
    [InlineData("HOME", "/dev/null")]
    [InlineData("XDG_CACHE_HOME", "/dev/null/cache")]
    public void Run_WhereTheCacheCannotBeWritten_NamesTheVariableThatMovesIt(string variable, string value)
    {
        var environment = new Dictionary<string, string> { ["XDG_CACHE_HOME"] = "relative", [variable] = value };
        using TrialProcess process = TrialProcess.Start(["run", root.At("tiny.ne.yaml"), "--out", root.Path], environment, "NE.Tool.dll");
        (int code, string output, string errors) = process.Wait();

        (code, output).ShouldBe((1, ""));
        errors.ShouldMatch(@"^ne: the compiled program cannot be written \(.*/dev/null.*\); set XDG_CACHE_HOME to a folder of yours\.\n$");
    }

    [Theory]
    [InlineData("environment:", "environmnt:", "error NE0503: The file has no key 'environmnt'. Did you mean 'environment'?")]
    [InlineData("  actor:", "\tactor:", "error NE0502: A tab indents this line")]
    [InlineData("{ density: 0.5 }", "\n  density: 0,25", "Write 0.25.")]
    public void Spec_OfAFileWithAMistake_SaysWhatRunSays(string right, string wrong, string sentence)
    {
        File.WriteAllText(root.At("wrong.ne.yaml"), Yaml.Replace(right, wrong, StringComparison.Ordinal));

        (int code, string output, string errors) = Run("spec", root.At("wrong.ne.yaml"));

        (code, output).ShouldBe((1, ""));
        errors.ShouldContain(sentence);
        Run("run", root.At("wrong.ne.yaml")).Errors.ShouldBe(errors);
    }

    [Fact]
    public void Doctor_WithEverythingInstalled_SaysSoAndExits0()
    {
        (int code, string output, string errors) = Run("doctor");

        code.ShouldBe(0, output + errors);
        output.ShouldMatch(@"found    \.NET SDK +10\.");
        output.ShouldMatch(@"found    processor +\d+ cores, ");
        output.ShouldMatch(@"found    memory +\d+ GiB");
        output.ShouldMatch(@"found    libmujoco +version 2\.2\.2");
        output.Split('\n', StringSplitOptions.RemoveEmptyEntries).ShouldAllBe(line => line.StartsWith("found    ") || line.StartsWith("missing  "));
    }

    private (int ExitCode, string Output, string Errors) Run(params string[] arguments) => Run(arguments, "", []);

    private (int ExitCode, string Output, string Errors) Run(string[] arguments, string folder, Dictionary<string, string> environment)
    {
        environment["XDG_CACHE_HOME"] = root.At("cache");
        using TrialProcess process = TrialProcess.Start(arguments, environment, "NE.Tool.dll", folder);
        return process.Wait();
    }
}
