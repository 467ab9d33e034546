using System;
using System.IO;
using System.Linq;
using Xunit;

namespace NE.Runtime.Tests.Gpu.Devices;

/// <summary>A test that compiles small C libraries in place of drivers.</summary>
public sealed class CompilerFactAttribute : FactAttribute
{
    public CompilerFactAttribute()
    {
        string[] folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        if (!folders.Any(folder => File.Exists(Path.Combine(folder, "gcc"))))
            Skip = "This test needs gcc to compile its mock drivers: apt-get install gcc.";
    }
}
