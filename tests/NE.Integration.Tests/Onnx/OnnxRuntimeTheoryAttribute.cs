using Xunit;

namespace NE.Integration.Tests.Onnx;

/// <summary>A theory that wants onnxruntime-node.</summary>
public sealed class OnnxRuntimeTheoryAttribute : TheoryAttribute
{
    public OnnxRuntimeTheoryAttribute()
    {
        if (OnnxRuntime.Version.Length == 0)
            Skip = "onnxruntime-node is not found; npm install --prefix FOLDER --ignore-scripts onnxruntime-node, then NODE_PATH=FOLDER/node_modules.";
    }
}
