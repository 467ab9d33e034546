using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Reflection;

namespace NE.DeviceProof.Running;

/// <summary>Starts this program again.</summary>
internal static class SelfProcess
{
    /// <summary>The command that starts it: its executable, or the .NET host and its assembly.</summary>
    public static IReadOnlyList<string> Command { get; } = MakeCommand();

    /// <summary>How to start it.</summary>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="before">A command that starts it.</param>
    public static ProcessStartInfo Start(IEnumerable<string> arguments, params IEnumerable<string> before)
    {
        List<string> line = [.. before, .. Command, .. arguments];
        ProcessStartInfo start = new(line[0])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        line[1..].ForEach(start.ArgumentList.Add);
        return start;
    }

    private static List<string> MakeCommand()
    {
        string program = Environment.ProcessPath ?? throw new InvalidOperationException("The path of this program is not known.");
        string library = Path.Combine(AppContext.BaseDirectory, $"{Assembly.GetExecutingAssembly().GetName().Name}.dll");
        return Path.GetFileNameWithoutExtension(program) == "dotnet" ? [program, library] : [program];
    }
}
