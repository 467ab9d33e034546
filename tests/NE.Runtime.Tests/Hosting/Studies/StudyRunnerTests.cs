using System;
using System.Diagnostics;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using NE.Runtime.Gpu.Devices;
using NE.Runtime.Hosting;
using NE.Runtime.Hosting.Studies;
using NE.Runtime.Tests.Training;
using NE.Runtime.Training;
using Shouldly;
using Xunit;

namespace NE.Runtime.Tests.Hosting.Studies;

/// <summary>A study whose trials are shell scripts: how it handles misbehaving processes.</summary>
public sealed class StudyRunnerTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly StringWriter output = new(), errors = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Trial_WhoseProcessCannotBeStarted_FailsWithoutTheOthersWithItsReason()
    {
        int code = await Run(new Launcher(Path.Combine(folder.Path, "gone"), []), seeds: 2);

        code.ShouldBe(ExitCodes.Fault);
        errors.ToString().ShouldContain("failed    Test  TestTask  seed 1: Its process cannot be started (");
        errors.ToString().ShouldContain("failed    Test  TestTask  seed 2: Its process cannot be started (");
        errors.ToString().ShouldContain("2 of 2 trials failed");
        File.ReadAllLines(Path.Combine(folder.Path, "results.csv")).Length.ShouldBe(1);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Trial_ThatFails_LeavesItsReasonInItsFolderUnlessAnotherProcessTrainsThere(bool held)
    {
        Directory.CreateDirectory(folder.Run());
        using FileStream? other = held ? new(Path.Combine(folder.Run(), "lock"), FileMode.Create, FileAccess.ReadWrite, FileShare.None) : null;

        await Run(new Launcher(Path.Combine(folder.Path, "gone"), []), seeds: 1);

        File.Exists(Path.Combine(folder.Run(), "failed")).ShouldBe(!held);
    }

    [Fact]
    public async Task Trial_WhoseScoreCannotBeRead_FailsWithoutTheOthersWithItsReason()
    {
        // The second trial leaves a score and the first does not.
        string evaluations = Path.Combine(folder.Run(seed: 2), "eval.csv");
        string script = $"case \"$*\" in *'--trial 1'*) mkdir -p '{folder.Run(seed: 2)}'; printf 'step,episode,return,length\\n10,0,3.5,7\\n' > '{evaluations}';; esac";

        int code = await Run(Shell(script), seeds: 2);

        code.ShouldBe(ExitCodes.Fault);
        errors.ToString().ShouldContain($"failed    Test  TestTask  seed 1: {Path.Combine(folder.Run(), "eval.csv")} cannot be read");
        errors.ToString().ShouldContain("1 of 2 trials failed");
        output.ToString().ShouldContain("complete  Test  TestTask  seed 2: score 3.5");
        File.ReadAllLines(Path.Combine(folder.Path, "results.csv")).Length.ShouldBe(2);
    }

    [Fact]
    public async Task Trial_KilledBeforeItClearedItsFolder_IsStartedOverUntilTheOldRunIsGone()
    {
        Directory.CreateDirectory(folder.Run());
        string done = Path.Combine(folder.Run(), "done"), log = Path.Combine(folder.Path, "log");
        File.WriteAllText(done, "3000\n");

        // The first process is killed at once, the second after it cleared the folder, the third ends.
        string script = $"echo \"$*\" >> '{log}'; n=$(wc -l < '{log}'); if [ $n -eq 2 ]; then rm '{done}'; fi; if [ $n -lt 3 ]; then kill -9 $$; fi; exit 75";
        await Run(Shell(script), seeds: 1, force: true);

        string[] starts = File.ReadAllLines(log);
        starts.Length.ShouldBe(3);
        starts[0].ShouldEndWith(" --force");
        starts[1].ShouldEndWith(" --force");
        starts[2].ShouldNotContain("--force");
    }

    [Fact]
    public async Task Group_OnADevice_IsOneProcessWhoseTrialsEndEachForItself()
    {
        string log = Path.Combine(folder.Path, "log");
        string score = $"mkdir -p '{folder.Run(seed: 1)}'; printf 'step,episode,return,length\n10,0,3.5,7\n' > '{folder.Run(seed: 1)}/eval.csv'; ";
        string script = $"{score}echo \"$*\" >> '{log}'; echo '@trial 0 5 10 1 - - - -'; echo '@complete 0'; echo '@failed 1 It broke: twice.'; exit 1";

        int code = await Run(Shell(script), seeds: 2, device: "opencl:3.1");

        code.ShouldBe(ExitCodes.Fault);
        File.ReadAllText(log).ShouldBe($"study Bad --trial 0,1 --out {Path.GetDirectoryName(folder.Path)} --report --device opencl:3.1\n");
        output.ToString().ShouldContain("Bad  2 trials  on opencl:3.1  writes to ");
        output.ToString().ShouldContain("complete  Test  TestTask  seed 1: score 3.5");
        errors.ToString().ShouldContain("failed    Test  TestTask  seed 2: It broke: twice.");
        errors.ToString().ShouldContain("1 of 2 trials failed");
    }

    [Fact]
    public async Task Group_WhoseProcessIsCrashedByOneTrial_ContinuesInPartsUntilOnlyThatOneFails()
    {
        // Trial 2 ends its process; every other process ends well.
        string log = Path.Combine(folder.Path, "log");
        string script = $"echo \"$4\" >> '{log}'; echo \"@trial ${{4%%,*}} 5 10 1 - - - -\"; case \",$4,\" in *,2,*) echo 'The engine ended.' >&2; exit 1;; *) exit 0;; esac";
        for (uint seed = 1; seed <= 4; seed++)
        {
            Directory.CreateDirectory(folder.Run(seed: seed));
            File.WriteAllText(Path.Combine(folder.Run(seed: seed), "eval.csv"), "step,episode,return,length\n10,0,3.5,7\n");
        }

        int code = await Run(Shell(script), seeds: 4, device: "opencl:3.1");

        code.ShouldBe(ExitCodes.Fault);
        File.ReadAllLines(log).ShouldBe(["0,1,2,3", "0,1,2,3", "0,1", "2,3", "2,3", "2", "2", "3"]);
        output.ToString().ShouldContain("ended     Test  TestTask  seed 1 and 3 more: The engine ended. They continue in two parts.");
        errors.ToString().ShouldContain("failed    Test  TestTask  seed 3: The engine ended.");
        errors.ToString().ShouldContain("1 of 4 trials failed");
    }

    [Fact]
    public async Task Group_WhoseDeviceFailsOnce_ContinuesWhole()
    {
        string log = Path.Combine(folder.Path, "log");
        string script = $"echo \"$*\" >> '{log}'; echo '@trial 0 5 10 1 - - - -'; n=$(wc -l < '{log}'); if [ $n -eq 1 ]; then echo 'A kernel failed.' >&2; exit 1; fi";
        for (uint seed = 1; seed <= 3; seed++)
        {
            Directory.CreateDirectory(folder.Run(seed: seed));
            File.WriteAllText(Path.Combine(folder.Run(seed: seed), "eval.csv"), "step,episode,return,length\n10,0,3.5,7\n");
        }

        int code = await Run(Shell(script), seeds: 3, force: true, device: "cuda");

        code.ShouldBe(ExitCodes.Done);
        string arguments = $"study Bad --trial 0,1,2 --out {Path.GetDirectoryName(folder.Path)} --report --device cuda";
        File.ReadAllLines(log).ShouldBe([arguments + " --force", arguments]);
        output.ToString().ShouldContain(
            "ended     Test  TestTask  seed 1 and 2 more: A kernel failed. Retried from the last checkpoint.");
    }

    [Fact]
    public async Task Group_WhoseProcessEndsBeforeAnyTrialMoved_FailsAtOnce()
    {
        string log = Path.Combine(folder.Path, "log");

        int code = await Run(Shell($"echo \"$4\" >> '{log}'; echo 'No memory.' >&2; exit 1"), seeds: 2, device: "cuda");

        code.ShouldBe(ExitCodes.Fault);
        File.ReadAllLines(log).ShouldBe(["0,1"]);
        errors.ToString().ShouldContain("failed    Test  TestTask  seed 2: No memory.");
    }

    [Theory]
    [InlineData("cpu", "--device cpu")]
    [InlineData("cuda", "--device cuda --learners 5")]
    public async Task LearnersLimit_IsPassedOnlyToProcessesOfADevice(string device, string flags)
    {
        string log = Path.Combine(folder.Path, "log");

        await Run(Shell($"echo \"$*\" >> '{log}'; exit 75"), seeds: 1, device: device, learners: 5);

        File.ReadAllText(log).ShouldBe($"study Bad --trial 0 --out {Path.GetDirectoryName(folder.Path)} --report {flags}\n");
    }

    [Fact]
    public async Task Group_WhoseProcessWasKilled_ContinuesWithUnfinishedTrials()
    {
        string log = Path.Combine(folder.Path, "log");
        string script = $"echo \"$4\" >> '{log}'; n=$(wc -l < '{log}'); if [ $n -eq 1 ]; then echo '@failed 0 It broke.'; sleep 0.3; kill -9 $$; fi; exit 75";

        await Run(Shell(script), seeds: 3, device: "cuda");

        File.ReadAllLines(log).ShouldBe(["0,1,2", "1,2"]);
        output.ToString().ShouldContain("killed    Test  TestTask  seed 1 and 2 more: signal 9; resumes from its last checkpoint");
    }

    [Fact]
    public void SlurmScript_OnADevice_HasATaskForEachGroup()
    {
        string script = SlurmScript.Text(Study(5), "/studies/Bad", new Launcher("ne", []), "/work", DeviceChoice.Parse("cuda"), 3);

        script.ShouldContain("#SBATCH --array=0-1\n");
        script.ShouldContain("#SBATCH --gpus=1\n");
        script.ShouldContain("\ntrials=(0,1 2,3,4)\n");
        script.ShouldContain("\n'ne' study Bad --trial \"${trials[$SLURM_ARRAY_TASK_ID]}\" --out '/studies' --device cuda &\n");
    }

    [Theory]
    [InlineData("@trial 7 5 10 1.5 2 0.5 4 -")]
    [InlineData("@complete 7")]
    [InlineData("@failed 7 It broke: twice.")]
    public void TrialReport_ReadBack_SaysTheSame(string line)
    {
        TrialReport report = TrialReport.Read(line)!;

        report.Trial.ShouldBe(7);
        string again = report.State is { } state ? TrialReport.Line(7, state)
            : report.Fault is { } sentence ? TrialReport.FailedLine(7, sentence)
            : TrialReport.CompleteLine(7);
        again.ShouldBe(line);
    }

    [Theory]
    [InlineData("")]
    [InlineData("@trial 7 5")]
    [InlineData("@trial x 5 10 1.5 2 0.5 4 -")]
    [InlineData("@failed 7")]
    [InlineData("Something else")]
    public void TrialReport_OfAnotherLine_IsNone(string line) => TrialReport.Read(line).ShouldBeNull();

    [Fact]
    public void SlurmScript_InFoldersWithSpacesQuotesAndPercents_QuotesThem()
    {
        string script = SlurmScript.Text(Study(1), "/a b/100%/\"c\"", new Launcher("ne", []), "/w x/50%", DeviceChoice.Cpu, null);

        script.ShouldContain("#SBATCH --job-name=\"Bad\"\n");
        script.ShouldContain("#SBATCH --chdir=\"/w x/50%\"\n");
        script.ShouldContain("#SBATCH --output=\"/a b/100%%/\\\"c\\\"/slurm/%a.out\"\n");
    }

    [Fact]
    public void WaitUntilFree_WhenAskedToStop_StopsWaiting()
    {
        Directory.CreateDirectory(folder.Run());
        using FileStream hold = new(Path.Combine(folder.Run(), "lock"), FileMode.Create, FileAccess.ReadWrite, FileShare.None);
        using CancellationTokenSource stop = new(TimeSpan.FromMilliseconds(100));
        TimeSpan longest = TimeSpan.FromMinutes(5);
        long start = Stopwatch.GetTimestamp();

        FinishedRun.WaitUntilFree(folder.Run(), longest, stop.Token);

        Stopwatch.GetElapsedTime(start).ShouldBeLessThan(longest, "it ended because it was asked to");
    }

    // The arguments of the host come after the word that a shell takes for its own name.
    private static Launcher Shell(string script) => new("/bin/sh", ["-c", script, "trial"]);

    private static StudyDefinition Study(int seeds) => new("Bad", 1, seeds, [new StudyRow(TestExperiments.All[0], [])]);

    private Task<int> Run(Launcher launcher, int seeds, bool force = false, string device = "cpu", int? learners = null) => new StudyRunner(Study(seeds), folder.Path, launcher)
    {
        Jobs = 1,
        Device = DeviceChoice.Parse(device),
        Learners = learners,
        Force = force,
        Output = output,
        Errors = errors,
    }.Run(CancellationToken.None);
}
