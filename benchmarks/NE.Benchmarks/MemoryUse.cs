using System;
using System.Globalization;
using System.IO;
using System.Linq;
using NE.Runtime.Replay;
using NE.Runtime.Training;
using NE.Runtime.Training.Checkpoints;

namespace NE.Benchmarks;

/// <summary>
/// The memory of one run with a million stored transitions: a process that does nothing else fills the replay file, updates, and writes a
/// checkpoint to memory. Only on Linux.
/// </summary>
internal static class MemoryUse
{
    private const int Transitions = 1_000_000;
    private const int Updates = 1_000;
    private const double Megabyte = 1e6;

    /// <summary>The memory limit: the replay file with its slack, a small margin, and the rest of the process.</summary>
    private const double ShareOfFile = 1.05, Rest = 100 * Megabyte;

    /// <summary>Measures and prints.</summary>
    /// <returns>0 if the target is met.</returns>
    public static int Print()
    {
        ExperimentDefinition experiment = UpdateBenchmarks.Named("NeTd3");
        string folder = Directory.CreateTempSubdirectory("ne-memory-").FullName;
        try
        {
            string path = Path.Combine(folder, "replay.bin");
            (double mapped, double own) = Run(experiment, path);
            double file = new FileInfo(path).Length, most = (ShareOfFile * file) + Rest, peak = Bytes("VmHWM");
            Console.WriteLine($"memory of a run of {experiment.Name} with {Transitions:N0} stored transitions:");
            Console.WriteLine($"  replay file {file / Megabyte,8:F1} MB; files in memory, the program's included, {mapped / Megabyte:F1} MB");
            Console.WriteLine($"  of its own  {own / Megabyte,8:F1} MB");
            Console.WriteLine($"  peak        {peak / Megabyte,8:F1} MB, target {most / Megabyte:F1} MB{(peak <= most ? "" : ": MISSED")}");
            return peak <= most ? 0 : 1;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static (double Mapped, double Own) Run(ExperimentDefinition experiment, string path)
    {
        long slack = CheckpointFolder.Kept * experiment.Settings.CheckpointEvery;
        using ReplayBuffer replay = ReplayBuffer.OpenFile(path, Transitions, slack, experiment.ReplayLayout, experiment.MarksEpisodeEnds);
        Learners.Fill(replay, experiment, Transitions + (int)slack);
        using ILearnerGroup learners = Learners.Create(experiment, replay, experiment.Settings);
        for (int update = 0; update < Updates; update++)
            learners.Update();

        learners.Save(0, new SafetensorsWriter());
        replay.Flush();
        return (Bytes("RssFile"), Bytes("RssAnon"));
    }

    private static double Bytes(string entry)
    {
        string line = File.ReadLines("/proc/self/status").Single(l => l.StartsWith(entry + ":", StringComparison.Ordinal));
        return 1024 * double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2], CultureInfo.InvariantCulture);
    }
}
