using System;
using System.Collections.Generic;
using System.IO;

namespace NE.Runtime.Hosting;

/// <summary>How to restart this program as another process.</summary>
/// <param name="Program">The executable.</param>
/// <param name="Arguments">Arguments that precede those of the host.</param>
public sealed record Launcher(string Program, IReadOnlyList<string> Arguments)
{
    /// <summary>The program as it was started: its own launcher, or <c>dotnet</c> and an assembly.</summary>
    /// <param name="leading">Arguments that precede those of the host.</param>
    public static Launcher Self(params string[] leading)
    {
        string program = Environment.ProcessPath ?? "dotnet";
        bool shared = Path.GetFileNameWithoutExtension(program) == "dotnet";
        return new(program, shared ? [Environment.GetCommandLineArgs()[0], .. leading] : leading);
    }
}
