using System.Runtime.InteropServices;

namespace StreamSubjectivity.Classifier.Llama;

/// <summary>The functions of <c>llama.h</c> (llama.cpp v0.5.0) that the engine calls. C's <c>bool</c> is one byte.</summary>
internal static unsafe partial class LlamaNative
{
    internal const string Library = "llama";

    [LibraryImport(Library, EntryPoint = "llama_model_default_params")]
    internal static partial LlamaModelParams ModelDefaultParams();

    [LibraryImport(Library, EntryPoint = "llama_context_default_params")]
    internal static partial LlamaContextParams ContextDefaultParams();

    [LibraryImport(Library, EntryPoint = "llama_model_quantize_default_params")]
    internal static partial LlamaQuantizeParams QuantizeDefaultParams();

    [LibraryImport(Library, EntryPoint = "llama_version")]
    internal static partial byte* Version();

    [LibraryImport(Library, EntryPoint = "llama_backend_init")]
    internal static partial void BackendInit();

    [LibraryImport(Library, EntryPoint = "llama_log_set")]
    internal static partial void LogSet(delegate* unmanaged<int, byte*, nint, void> callback, nint userData);

    [LibraryImport(Library, EntryPoint = "llama_model_load_from_file", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial nint ModelLoadFromFile(string path, LlamaModelParams parameters);

    [LibraryImport(Library, EntryPoint = "llama_model_free")]
    internal static partial void ModelFree(nint model);

    [LibraryImport(Library, EntryPoint = "llama_init_from_model")]
    internal static partial nint InitFromModel(LlamaModelHandle model, LlamaContextParams parameters);

    [LibraryImport(Library, EntryPoint = "llama_free")]
    internal static partial void Free(nint context);

    [LibraryImport(Library, EntryPoint = "llama_n_ctx")]
    internal static partial uint ContextSize(LlamaContextHandle context);

    [LibraryImport(Library, EntryPoint = "llama_n_batch")]
    internal static partial uint BatchSize(LlamaContextHandle context);

    [LibraryImport(Library, EntryPoint = "llama_n_ubatch")]
    internal static partial uint MicroBatchSize(LlamaContextHandle context);

    [LibraryImport(Library, EntryPoint = "llama_adapter_lora_init", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial nint AdapterLoad(LlamaModelHandle model, string path);

    [LibraryImport(Library, EntryPoint = "llama_adapter_lora_free")]
    internal static partial void AdapterFree(nint adapter);

    [LibraryImport(Library, EntryPoint = "llama_set_adapters_lora")]
    internal static partial int SetAdapters(LlamaContextHandle context, nint* adapters, nuint count, float* scales);

    [LibraryImport(Library, EntryPoint = "llama_max_devices")]
    internal static partial nuint MaxDevices();

    [LibraryImport(Library, EntryPoint = "llama_get_memory")]
    internal static partial nint GetMemory(LlamaContextHandle context);

    [LibraryImport(Library, EntryPoint = "llama_memory_clear")]
    internal static partial void MemoryClear(nint memory, byte data);

    [LibraryImport(Library, EntryPoint = "llama_memory_seq_rm")]
    internal static partial byte MemorySequenceRemove(nint memory, int sequence, int from, int to);

    [LibraryImport(Library, EntryPoint = "llama_memory_seq_cp")]
    internal static partial void MemorySequenceCopy(nint memory, int source, int target, int from, int to);

    [LibraryImport(Library, EntryPoint = "llama_memory_seq_pos_max")]
    internal static partial int MemorySequenceLastPosition(nint memory, int sequence);

    [LibraryImport(Library, EntryPoint = "llama_state_seq_get_size")]
    internal static partial nuint StateSequenceSize(LlamaContextHandle context, int sequence);

    [LibraryImport(Library, EntryPoint = "llama_state_seq_get_data")]
    internal static partial nuint StateSequenceGet(LlamaContextHandle context, byte* target, nuint size, int sequence);

    [LibraryImport(Library, EntryPoint = "llama_state_seq_set_data")]
    internal static partial nuint StateSequenceSet(LlamaContextHandle context, byte* source, nuint size, int sequence);

    [LibraryImport(Library, EntryPoint = "llama_decode")]
    internal static partial int Decode(LlamaContextHandle context, LlamaBatch batch);

    [LibraryImport(Library, EntryPoint = "llama_synchronize")]
    internal static partial void Synchronize(LlamaContextHandle context);

    [LibraryImport(Library, EntryPoint = "llama_get_logits")]
    internal static partial float* GetLogits(LlamaContextHandle context);

    [LibraryImport(Library, EntryPoint = "llama_model_get_vocab")]
    internal static partial nint ModelGetVocabulary(LlamaModelHandle model);

    [LibraryImport(Library, EntryPoint = "llama_model_n_ctx_train")]
    internal static partial int ModelTrainedContext(LlamaModelHandle model);

    [LibraryImport(Library, EntryPoint = "llama_model_n_embd")]
    internal static partial int ModelWidth(LlamaModelHandle model);

    [LibraryImport(Library, EntryPoint = "llama_model_n_layer")]
    internal static partial int ModelLayers(LlamaModelHandle model);

    [LibraryImport(Library, EntryPoint = "llama_model_ftype")]
    internal static partial int ModelFileType(LlamaModelHandle model);

    [LibraryImport(Library, EntryPoint = "llama_ftype_name")]
    internal static partial byte* FileTypeName(int fileType);

    [LibraryImport(Library, EntryPoint = "llama_model_chat_template")]
    internal static partial byte* ModelChatTemplate(LlamaModelHandle model, byte* name);

    [LibraryImport(Library, EntryPoint = "llama_chat_apply_template")]
    internal static partial int ChatApplyTemplate(
        byte* template, LlamaChatMessage* messages, nuint count, byte addAssistant, byte* buffer, int length);

    [LibraryImport(Library, EntryPoint = "llama_model_quantize", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial uint ModelQuantize(string input, string output, LlamaQuantizeParams* parameters);

    [LibraryImport(Library, EntryPoint = "llama_vocab_n_tokens")]
    internal static partial int VocabularySize(nint vocabulary);

    [LibraryImport(Library, EntryPoint = "llama_vocab_type")]
    internal static partial int VocabularyType(nint vocabulary);

    [LibraryImport(Library, EntryPoint = "llama_vocab_get_text")]
    internal static partial byte* VocabularyText(nint vocabulary, int token);

    [LibraryImport(Library, EntryPoint = "llama_vocab_is_control")]
    internal static partial byte VocabularyIsControl(nint vocabulary, int token);

    [LibraryImport(Library, EntryPoint = "llama_vocab_get_attr")]
    internal static partial int VocabularyAttributes(nint vocabulary, int token);

    [LibraryImport(Library, EntryPoint = "llama_vocab_is_eog")]
    internal static partial byte VocabularyIsEndOfGeneration(nint vocabulary, int token);

    [LibraryImport(Library, EntryPoint = "llama_vocab_bos")]
    internal static partial int VocabularyBeginning(nint vocabulary);

    [LibraryImport(Library, EntryPoint = "llama_vocab_get_add_bos")]
    internal static partial byte VocabularyAddsBeginning(nint vocabulary);

    [LibraryImport(Library, EntryPoint = "llama_tokenize")]
    internal static partial int Tokenize(
        nint vocabulary, byte* text, int length, int* tokens, int capacity, byte addSpecial, byte parseSpecial);

    [LibraryImport(Library, EntryPoint = "llama_token_to_piece")]
    internal static partial int TokenToPiece(nint vocabulary, int token, byte* text, int capacity, int leftStrip, byte special);

    [LibraryImport(Library, EntryPoint = "llama_sampler_init_grammar", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial nint SamplerInitGrammar(nint vocabulary, string grammar, string root);

    [LibraryImport(Library, EntryPoint = "llama_sampler_clone")]
    internal static partial nint SamplerClone(GrammarHandle sampler);

    [LibraryImport(Library, EntryPoint = "llama_sampler_apply")]
    internal static partial void SamplerApply(GrammarHandle sampler, LlamaTokenDataArray* candidates);

    [LibraryImport(Library, EntryPoint = "llama_sampler_accept")]
    internal static partial void SamplerAccept(GrammarHandle sampler, int token);

    [LibraryImport(Library, EntryPoint = "llama_sampler_free")]
    internal static partial void SamplerFree(nint sampler);

    [LibraryImport(Library, EntryPoint = "llama_detokenize")]
    internal static partial int Detokenize(
        nint vocabulary, int* tokens, int count, byte* text, int capacity, byte removeSpecial, byte unparseSpecial);
}
