using System.IO;
using Xunit;

namespace NE.Integration.Tests.Gpu;

/// <summary>A test that needs clang 15, which PoCL brings: a compiler of CUDA that is not NVIDIA's.</summary>
public sealed class ClangFactAttribute : FactAttribute
{
    /// <summary>Where Debian's package puts it.</summary>
    internal const string Compiler = "/usr/bin/clang-15";

    public ClangFactAttribute()
    {
        if (!File.Exists(Compiler))
            Skip = $"There is no {Compiler}: install Debian's package clang-15, or pocl-opencl-icd, which needs it.";
    }
}
