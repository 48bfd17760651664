/**
 * The words that name the speakers of a dialogue in Chinese, Japanese, Korean, Russian, Portuguese, Spanish, German and
 * French, as alternatives of a regular expression.
 */
export const OTHER_WORDS = {
  context:
    '上下文|背景|情境|情景|场景|場景|情況|コンテキスト|状況|文脈|컨텍스트|상황|맥락|배경|контекст|ситуация|contexto|situação|situación|kontext|contexte',
  user: '用户|用戶|使用者|ユーザー|ユーザ|利用者|사용자|유저|пользователь|usuário|usuária|utilizador|usuario|usuaria|nutzer|nutzerin|benutzer|benutzerin|anwender|utilisateur|utilisatrice',
  assistant:
    '助手|助理|代理|アシスタント|エージェント|어시스턴트|에이전트|도우미|ассистент|агент|помощник|assistente|asistente|agente|assistent|assistentin|assistante',
  commentary:
    '评论|評論|说明|說明|解说|コメント|解説|説明|코멘트|해설|설명|комментарий|пояснение|comentário|comentario|kommentar|erläuterung|erklärung|commentaire|explication',
} as const;
