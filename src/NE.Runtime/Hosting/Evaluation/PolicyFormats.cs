using System;
using System.IO;

namespace NE.Runtime.Hosting.Evaluation;

/// <summary>The format of a policy by the name of its file.</summary>
internal static class PolicyFormats
{
    /// <summary>The format that the extension says.</summary>
    /// <param name="file">The file to be written.</param>
    /// <exception cref="UsageException">The extension is of no known format.</exception>
    internal static PolicyFormat Of(string file)
    {
        string extension = Path.GetExtension(file);
        return extension.Equals(".safetensors", StringComparison.OrdinalIgnoreCase) ? PolicyFormat.Safetensors
            : extension.Equals(".onnx", StringComparison.OrdinalIgnoreCase) ? PolicyFormat.Onnx
            : throw new UsageException($"--export writes .safetensors or .onnx, so the file cannot be named '{file}'.");
    }
}
