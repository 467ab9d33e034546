using System;
using System.ComponentModel;
using System.IO;

namespace NE.Tool;

/// <summary>The <c>ne</c> command. What stands behind a verb and its first word goes to the program it starts, unread.</summary>
internal static class Program
{
    private const string Help = """
        Usage: ./ne COMMAND

          run PROJECT [FLAGS]    Builds a project that declares experiments and trains one.
                                 ./ne run examples/HalfCheetah --experiment NeTd3 --seed 3
              --experiment NAME    which experiment; the first one unless given
              --seed N             seed of all random numbers; 1 unless given
              --steps N            environment step to stop at; schedules keep their declared length
              --out DIR            folder under which the run folder is made; runs unless given
              --resume RUN_FOLDER  go on with a run that was stopped
              --force              start over where a run stands already
              --quiet              no progress; warnings still come on the error output
              ./ne run PROJECT list         its experiments
              ./ne run PROJECT plan         layers, shapes and live weights

          test [FLAGS]           Runs all tests; the last line is the total.
                                 ./ne test --filter Topology

          bench [FLAGS]          Measures kernels, whole updates and the compiler on this machine.
                                 ./ne bench --filter updates --json bench.json
              --filter TEXT        rows or groups with this in their name
              --rounds N           samples of each row; 15 unless given
              --width BITS         vectors of 128, 256 or 512 bits
              --peers              whole updates against PyTorch, in turn
              --json FILE          writes the results for scripts
              --list               names the rows

        Exit codes: 0 done, 1 fault, 2 wrong use, 75 stopped by a signal and can be resumed.
        """;

    private static int Main(string[] args)
    {
        try
        {
            return args switch
            {
                [] or ["help" or "--help" or "-h", ..] or [_, "--help" or "-h"] => Print(Help),
                ["run"] => Wrong("run wants a project, for example ./ne run examples/HalfCheetah"),
                ["run", string project, .. string[] flags] => RunCommand.Execute(project, flags),
                ["test", .. string[] flags] => TestCommand.Execute(flags),
                ["bench", .. string[] flags] => BenchCommand.Execute(flags),
                _ => Wrong($"there is no command '{args[0]}'"),
            };
        }
        catch (ToolException fault)
        {
            Console.Error.WriteLine($"ne: {fault.Message}");
            return 1;
        }
        catch (Exception fault) when (fault is Win32Exception or IOException or UnauthorizedAccessException)
        {
            // A program that cannot be started, a file that cannot be read.
            Console.Error.WriteLine($"ne: {fault.Message}");
            return 1;
        }
    }

    private static int Print(string text)
    {
        Console.WriteLine(text);
        return 0;
    }

    private static int Wrong(string sentence)
    {
        Console.Error.WriteLine($"ne: {sentence}; see ./ne --help.");
        return 2;
    }
}
