using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using NE.Runtime.Hosting;
using NE.Runtime.Hosting.Studies;
using NE.Runtime.Tests.Training;
using NE.Runtime.Training;
using Shouldly;
using Xunit;

namespace NE.Runtime.Tests.Hosting.Studies;

/// <summary>A study whose trials are shell scripts: what it makes of processes that behave badly.</summary>
public sealed class StudyRunnerTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly StringWriter output = new(), errors = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Trial_WhoseProcessCannotBeStarted_FailsAloneWithItsReason()
    {
        int code = await Run(new Launcher(Path.Combine(folder.Path, "gone"), []), seeds: 2);

        code.ShouldBe(ExitCodes.Fault);
        errors.ToString().ShouldContain("failed    Test  TestTask  seed 1: Its process cannot be started (");
        errors.ToString().ShouldContain("failed    Test  TestTask  seed 2: Its process cannot be started (");
        errors.ToString().ShouldContain("2 of 2 trials failed");
        File.ReadAllLines(Path.Combine(folder.Path, "results.csv")).Length.ShouldBe(1);
    }

    [Fact]
    public async Task Trial_WhoseScoreCannotBeRead_FailsAloneWithItsReason()
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
    public void SlurmScript_InFoldersWithSpacesQuotesAndPercents_QuotesThem()
    {
        string script = SlurmScript.Text(Study(1), "/a b/100%/\"c\"", new Launcher("ne", []), "/w x/50%");

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
        long start = Environment.TickCount64;

        FinishedRun.WaitUntilFree(folder.Run(), TimeSpan.FromMinutes(5), stop.Token);

        (Environment.TickCount64 - start).ShouldBeLessThan(60_000);
    }

    // The arguments of the host come after the word that a shell takes for its own name.
    private static Launcher Shell(string script) => new("/bin/sh", ["-c", script, "trial"]);

    private static StudyDefinition Study(int seeds) => new("Bad", 1, seeds, [new StudyRow(TestExperiments.All[0], [])]);

    private Task<int> Run(Launcher launcher, int seeds, bool force = false) => new StudyRunner(Study(seeds), folder.Path, launcher)
    {
        Jobs = 1,
        Force = force,
        Output = output,
        Errors = errors,
    }.Run(CancellationToken.None);
}
