using System;
using System.ComponentModel;
using System.IO;

namespace NE.Tool;

/// <summary>Ensures that PyTorch is installed, which <c>ne bench --peers</c> compares with.</summary>
internal static class TorchBaselines
{
    // Debian's PyTorch depends on the reference BLAS, several times slower, unless OpenBLAS is also installed.
    private const string Torch = "python3-torch", Blas = "libopenblas0-pthread";
    private const string Library = "/usr/lib/x86_64-linux-gnu/openblas-pthread/libblas.so.3";

    /// <summary>Installs Debian's PyTorch and OpenBLAS where possible without prompts.</summary>
    /// <exception cref="ToolException">They are not installed; the message states what to install.</exception>
    internal static void Ensure()
    {
        // Another Python has its own PyTorch, often with a built-in BLAS.
        if (Environment.GetEnvironmentVariable("NE_PEER_PYTHON") is { } python)
        {
            if (!HasTorch(python))
            {
                throw new ToolException(
                    $"{python}, set in NE_PEER_PYTHON, does not have torch and numpy; install them there or unset the variable.");
            }

            return;
        }

        if (!IsThere() && (!Apt.TryInstall(Torch, Blas) || !IsThere()))
        {
            throw new ToolException(
                $"the comparison needs the system's PyTorch and OpenBLAS; install them with: sudo apt-get install {Torch} {Blas}, "
                + "or set NE_PEER_PYTHON to a Python that has torch and numpy.");
        }
    }

    private static bool IsThere() => File.Exists(Library) && HasTorch("/usr/bin/python3");

    private static bool HasTorch(string python)
    {
        try
        {
            const string Find = "import importlib.util as u; exit(not (u.find_spec('torch') and u.find_spec('numpy')))";
            return Dotnet.Read(python, ["-c", Find]).Code == 0;
        }
        catch (Win32Exception)
        {
            // There is no such program.
            return false;
        }
    }
}
